// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/Csv.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::text {

QString csvCell(QString text)
{
    const bool looksLikeFormula = !text.isEmpty() && u"=+-@\t\r\0"_s.contains(text.front());
    if (looksLikeFormula) {
        text.prepend(u'\'');
    }
    const bool needsQuotes = std::ranges::any_of(
        text, [](QChar c) { return c == u',' || c == u'"' || c == u'\n' || c == u'\r'; });
    return needsQuotes ? u'"' + text.replace(u'"', u"\"\""_s) + u'"' : text;
}

} // namespace vedette::text

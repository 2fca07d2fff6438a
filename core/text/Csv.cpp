// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/Csv.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::text {

namespace {

bool looksLikeFormula(QStringView text)
{
    return !text.isEmpty() && QStringView(u"=+-@\t\r\0", 7).contains(text.front());
}

} // namespace

QString csvCell(QString text)
{
    // Where lists are separated by semicolons a spreadsheet begins a cell behind one, too.
    for (qsizetype i = text.size(); i > 0; --i) {
        if (text.at(i - 1) == u';' && looksLikeFormula(text.sliced(i))) {
            text.insert(i, u'\'');
        }
    }
    if (looksLikeFormula(text)) {
        text.prepend(u'\'');
    }
    const bool needsQuotes = std::ranges::any_of(
        text, [](QChar c) { return c == u',' || c == u'"' || c == u'\n' || c == u'\r'; });
    return needsQuotes ? u'"' + text.replace(u'"', u"\"\""_s) + u'"' : text;
}

} // namespace vedette::text

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/NumberOutput.h"

#include "core/parse/Number.h"

using namespace Qt::StringLiterals;

namespace vedette::parse {

Result<CustomValues> readNumber(const OutputReading& reading, QByteArrayView text)
{
    CustomValueList list;
    const auto number = firstNumber(text);
    if (number && !reading.fields.empty()) {
        list.add(reading.fields.front(), {}, number->value);
    }
    return list.take(u"the output has no number"_s);
}

} // namespace vedette::parse

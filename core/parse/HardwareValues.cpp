// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/HardwareValues.h"

#include "core/base/PlainText.h"
#include "core/parse/Scanner.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr double mostBytes = 1e18;
constexpr double mostMegahertz = 1e5;

/// What stands where a maker had nothing to say, in lower case.
constexpr std::array placeholders{"-"_L1,
                                  "none"_L1,
                                  "null"_L1,
                                  "n/a"_L1,
                                  "unknown"_L1,
                                  "not specified"_L1,
                                  "not available"_L1,
                                  "not applicable"_L1,
                                  "not provided"_L1,
                                  "not present"_L1,
                                  "no module installed"_L1,
                                  "default string"_L1,
                                  "to be filled by o.e.m."_L1,
                                  "o.e.m."_L1,
                                  "system manufacturer"_L1,
                                  "system product name"_L1,
                                  "system serial number"_L1,
                                  "undefined"_L1,
                                  "0"_L1};

double factorOf(QByteArrayView unit)
{
    constexpr QByteArrayView prefixes("KMGTP");
    const qsizetype step = unit.isEmpty() ? -1 : prefixes.indexOf(unit.front());
    double factor = 1;
    for (qsizetype i = 0; i <= step; ++i) {
        factor *= 1024;
    }
    return factor;
}

bool isUnit(QByteArrayView unit)
{
    constexpr std::array<QByteArrayView, 4> ends{"", "B", "iB", "bytes"};
    const bool hasPrefix = !unit.isEmpty() && unit.front() != 'B' && unit.front() != 'b';
    if (hasPrefix && factorOf(unit) == 1) {
        return false;
    }
    const QByteArrayView end = hasPrefix ? unit.sliced(1) : unit;
    return std::ranges::find(ends, end) != ends.end();
}

/// "3", or "0-3".
std::optional<quint64> spanOf(QByteArrayView part)
{
    const qsizetype dash = part.indexOf('-');
    const auto first = toCount(dash < 0 ? part : part.first(dash));
    const auto last = dash < 0 ? first : toCount(part.sliced(dash + 1));
    if (!first || !last || *last < *first || *last >= static_cast<quint64>(maxPieces)) {
        return std::nullopt;
    }
    return *last - *first + 1;
}

} // namespace

QString makersText(QByteArrayView text)
{
    QString words = plainText(text.trimmed()).simplified();
    const QString lower = words.toLower();
    const bool isFiller = std::ranges::any_of(
        placeholders, [&lower](QLatin1StringView filler) { return lower == filler; });
    return isFiller ? QString() : words;
}

std::optional<int> pieces(QByteArrayView text)
{
    const auto count = toCount(text.trimmed());
    if (!count || *count == 0 || *count > static_cast<quint64>(maxPieces)) {
        return std::nullopt;
    }
    return static_cast<int>(*count);
}

std::optional<double> sizeOf(QByteArrayView text)
{
    const QByteArrayView whole = text.trimmed();
    const auto* const end = std::ranges::find_if_not(
        whole, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    const QByteArrayView unit = QByteArrayView(end, whole.end()).trimmed();
    const auto number = toDecimal(QByteArrayView(whole.begin(), end));
    if (!number || !isUnit(unit)) {
        return std::nullopt;
    }
    const double bytes = *number * factorOf(unit);
    return bytes >= 1 && bytes <= mostBytes ? std::optional(bytes) : std::nullopt;
}

std::optional<int> listedCount(QByteArrayView list)
{
    QByteArrayView rest = list.trimmed();
    quint64 count = 0;
    while (!rest.isEmpty()) {
        const qsizetype comma = rest.indexOf(',');
        const auto span = spanOf(comma < 0 ? rest : rest.first(comma));
        if (!span) {
            return std::nullopt;
        }
        count += *span;
        rest = comma < 0 ? QByteArrayView() : rest.sliced(comma + 1);
    }
    const bool isPossible = count > 0 && count <= static_cast<quint64>(maxPieces);
    return isPossible ? std::optional(static_cast<int>(count)) : std::nullopt;
}

std::optional<double> hertzOfMega(QByteArrayView text)
{
    const auto mega = toDecimal(text.trimmed());
    if (!mega || *mega <= 0 || *mega > mostMegahertz) {
        return std::nullopt;
    }
    return *mega * 1e6;
}

} // namespace vedette::parse

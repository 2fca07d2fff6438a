// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/UtcTime.h"

#include "core/parse/Scanner.h"

#include <algorithm>
#include <array>

namespace vedette::parse {

namespace {

constexpr quint64 firstYear = 1990;
constexpr quint64 lastYear = 2199;

/// "09:06:54", or without the seconds.
std::optional<seconds> timeOfDay(QByteArrayView text)
{
    const bool isShort = text.size() == 5;
    if ((!isShort && text.size() != 8) || text[2] != ':' || (!isShort && text[5] != ':')) {
        return std::nullopt;
    }
    const auto hour = toCount(text.first(2));
    const auto minute = toCount(text.sliced(3, 2));
    const auto second = isShort ? std::optional<quint64>(0) : toCount(text.sliced(6, 2));
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) {
        return std::nullopt;
    }
    return seconds{static_cast<qint64>((*hour * 60 + *minute) * 60 + *second)};
}

std::optional<Timestamp> momentOf(std::optional<quint64> year,
                                  std::optional<quint64> month,
                                  std::optional<quint64> day,
                                  QByteArrayView time)
{
    const auto since = timeOfDay(time);
    if (!year || !month || !day || !since || *year < firstYear || *year > lastYear || *month > 12
        || *day > 31) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(*year)},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional(Timestamp{std::chrono::sys_days{date} + *since})
                     : std::nullopt;
}

} // namespace

std::optional<Timestamp> utcTime(QByteArrayView date, QByteArrayView time)
{
    if (date.size() != 10 || date[4] != '-' || date[7] != '-') {
        return std::nullopt;
    }
    return momentOf(
        toCount(date.first(4)), toCount(date.sliced(5, 2)), toCount(date.sliced(8, 2)), time);
}

std::optional<Timestamp>
utcTime(QByteArrayView year, QByteArrayView month, QByteArrayView day, QByteArrayView time)
{
    constexpr std::array<QByteArrayView, 12> names{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto* const found = std::ranges::find(names, month);
    if (found == names.end()) {
        return std::nullopt;
    }
    return momentOf(
        toCount(year), static_cast<quint64>(found - names.begin()) + 1, toCount(day), time);
}

} // namespace vedette::parse

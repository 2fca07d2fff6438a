// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/Duration.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

constexpr std::array<std::pair<QLatin1StringView, milliseconds>, 5> units{{
    {"ms"_L1, milliseconds{1}},
    {"s"_L1, seconds{1}},
    {"m"_L1, std::chrono::minutes{1}},
    {"h"_L1, std::chrono::hours{1}},
    {"d"_L1, std::chrono::days{1}},
}};

milliseconds unitLength(QStringView name)
{
    const auto* found = std::ranges::find_if(units, [&](const auto& u) { return u.first == name; });
    return found == units.end() ? milliseconds{0} : found->second;
}

/// "90s", "24d": as it is read, in the longest unit that leaves no rest.
QString written(milliseconds duration)
{
    const auto fits = [duration](const auto& u) { return duration % u.second == milliseconds{0}; };
    const auto unit = std::find_if(units.rbegin(), units.rend(), fits);
    return QString::number(duration / unit->second) + unit->first;
}

tl::unexpected<Error> refuse(QStringView text)
{
    return fail(ErrorCode::InvalidConfig,
                u"“%1” is no duration; write 500ms, 90s, 5m, 2h or 1d"_s.arg(text));
}

} // namespace

Result<milliseconds> parseDuration(QStringView text, const DurationRange& range)
{
    static const QRegularExpression whole(u"\\A(?:[0-9]{1,9}(?:ms|s|m|h|d)){1,9}\\z"_s);
    static const QRegularExpression part(u"([0-9]+)([a-z]+)"_s);
    if (!whole.match(text).hasMatch()) {
        return refuse(text);
    }
    milliseconds sum{0};
    auto parts = part.globalMatch(text);
    while (parts.hasNext()) {
        const auto match = parts.next();
        sum += match.capturedView(1).toLongLong() * unitLength(match.capturedView(2));
    }
    if (sum < range.least || sum > range.most) {
        return fail(ErrorCode::InvalidConfig,
                    u"“%1” is not between %2 and %3"_s.arg(
                        text, written(range.least), written(range.most)));
    }
    return sum;
}

} // namespace vedette::cli

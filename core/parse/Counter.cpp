// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Counter.h"

#include "core/parse/Precision.h"

namespace vedette::parse {

namespace {

constexpr quint64 range32 = quint64{1} << 32U;
constexpr quint64 quarter = range32 / 4;

bool hasWrapped32(quint64 before, quint64 now)
{
    return before < range32 && before >= range32 - quarter && now < quarter;
}

} // namespace

std::optional<double> riseOf(quint64 before, quint64 now, double seconds, CounterLimits limits)
{
    if (!(seconds > 0)) {
        return std::nullopt;
    }
    if (now >= before) {
        const auto rise = static_cast<double>(now - before);
        return rise <= limits.possible * seconds ? std::optional(rise) : std::nullopt;
    }
    if (!hasWrapped32(before, now)) {
        return std::nullopt;
    }
    const auto rise = static_cast<double>(range32 - before + now);
    return rise <= limits.afterWrap * seconds ? std::optional(rise) : std::nullopt;
}

std::optional<double> rateOf(std::optional<quint64> before,
                             std::optional<quint64> now,
                             double seconds,
                             CounterLimits limits)
{
    const auto rise = before && now ? riseOf(*before, *now, seconds, limits) : std::nullopt;
    if (!rise) {
        return std::nullopt;
    }
    return roundedRate(*rise / seconds);
}

} // namespace vedette::parse

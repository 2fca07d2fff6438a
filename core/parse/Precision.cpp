// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Precision.h"

#include <array>
#include <cmath>

namespace vedette::parse {

double rounded(double value, int decimals)
{
    constexpr std::array powersOfTen{1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    constexpr double exactLimit = 9007199254740992.0; // 2^53
    const double power = powersOfTen.at(static_cast<std::size_t>(decimals));
    const double scaled = value * power;
    return std::abs(scaled) < exactLimit ? std::nearbyint(scaled) / power : value;
}

double roundedRate(double value)
{
    constexpr double large = 1000;
    constexpr double small = 0.1;
    const double size = std::abs(value);
    return rounded(value, size >= large ? 0 : size >= small ? 2 : mostDecimals);
}

} // namespace vedette::parse

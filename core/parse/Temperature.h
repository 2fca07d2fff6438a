// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

namespace vedette::parse {

/// What a sensor says, in °C; nothing when it can't be: at or below absolute zero, hotter than what
/// a server survives, or the value of an input that nothing is connected to (0 exactly, and the
/// ends of a signed byte, 127 and -128).
[[nodiscard]] constexpr std::optional<double> possibleCelsius(double degrees)
{
    constexpr double absoluteZero = -273;
    constexpr double hottest = 250;
    const bool isFiller = degrees == 0 || degrees == 127 || degrees == -128;
    if (isFiller || !(degrees > absoluteZero && degrees <= hottest)) {
        return std::nullopt;
    }
    return degrees;
}

} // namespace vedette::parse

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

namespace vedette {

/// Units are fixed per metric; prefixes and words are made in core/text/Formatter only.
enum class Unit
{
    None, ///< a plain ratio or load
    Percent, ///< 0–100
    Bytes,
    BytesPerSecond,
    Seconds,
    EpochSeconds, ///< a moment, seconds since 1970 UTC
    Count,
    PerSecond,
    Hertz,
    Celsius,
    Watts,
    Volts,
    Rpm,
    Boolean ///< 0 or 1
};

} // namespace vedette

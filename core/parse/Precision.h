// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

namespace vedette::parse {

// What was reckoned is given as many decimals as were measured: a quotient of two counters has 16
// digits, of which an interval that is known to 10 ms makes 4 true. The rest would only be noise
// that history.db has to keep. Pure functions; what is larger than 2^53 units is left as it is.

/// To `decimals`, 0 to 6.
[[nodiscard]] double rounded(double value, int decimals);
/// A rate, 1/s: from 1000 on none, from 0.1 on two, below six decimals; so rare events stay.
[[nodiscard]] double roundedRate(double value);

inline constexpr int percentDecimals = 2;
inline constexpr int mostDecimals = 6; ///< µs of seconds

} // namespace vedette::parse

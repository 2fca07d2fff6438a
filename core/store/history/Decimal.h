// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <optional>

namespace vedette::store {

/// mantissa / 10^scale. Immutable value.
struct Decimal
{
    qint64 mantissa = 0; ///< below 2^53, either sign
    int scale = 0; ///< 0 to largestScale
};

inline constexpr int largestScale = 6;

/// The value as a decimal of the smallest scale, and of `leastScale` at least, that gives the very
/// same double; nothing where none does (-0.0, 1/3, 1e300, NaN). Pure.
[[nodiscard]] std::optional<Decimal> asDecimal(double value, int leastScale = 0);
[[nodiscard]] double toDouble(const Decimal& decimal);
/// The same number at a larger scale; nothing where its mantissa would be too large. Pure.
[[nodiscard]] std::optional<qint64> mantissaAt(const Decimal& decimal, int scale);

/// Small numbers of either sign become small numbers: 0, -1, 1, -2 … become 0, 1, 2, 3 …
[[nodiscard]] constexpr quint64 zigzag(qint64 value)
{
    return (static_cast<quint64>(value) << 1) ^ static_cast<quint64>(value >> 63);
}
[[nodiscard]] constexpr qint64 unzigzag(quint64 value)
{
    return static_cast<qint64>(value >> 1) ^ -static_cast<qint64>(value & 1);
}

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/Decimal.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstdlib>

namespace vedette::store {

namespace {

constexpr std::array<qint64, largestScale + 1> powersOfTen{
    1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};
constexpr qint64 exactLimit = qint64{1} << 53; // every integer below is a double

qint64 powerOfTen(int scale)
{
    return powersOfTen.at(static_cast<std::size_t>(scale));
}

} // namespace

std::optional<Decimal> asDecimal(double value, int leastScale)
{
    for (int scale = leastScale; scale <= largestScale; ++scale) {
        const double scaled = value * static_cast<double>(powerOfTen(scale));
        if (!(std::abs(scaled) < static_cast<double>(exactLimit))) { // also true for NaN
            return std::nullopt;
        }
        const Decimal decimal{static_cast<qint64>(std::llrint(scaled)), scale};
        if (std::bit_cast<quint64>(toDouble(decimal)) == std::bit_cast<quint64>(value)) {
            return decimal;
        }
    }
    return std::nullopt;
}

double toDouble(const Decimal& decimal)
{
    return static_cast<double>(decimal.mantissa) / static_cast<double>(powerOfTen(decimal.scale));
}

std::optional<qint64> mantissaAt(const Decimal& decimal, int scale)
{
    const qint64 factor = powerOfTen(scale - decimal.scale);
    if (std::abs(decimal.mantissa) >= exactLimit / factor) {
        return std::nullopt;
    }
    return decimal.mantissa * factor;
}

} // namespace vedette::store

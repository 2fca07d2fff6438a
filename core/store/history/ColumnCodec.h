// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <span>
#include <vector>

namespace vedette::store {

// The values of one metric over time as bytes, bit for bit what they were, made to be compressed
// afterwards. Pure functions.
//
// First byte: the low three bits are a decimal scale s (0–6) that gives all values back exactly, or
// 7 where there is none; bit 3 tells that some are absent. Then, where some are absent, varints:
// how many are there, how many are not, and so on, up to the number of values. Then the values that
// are there: with a scale each value's mantissa, as a zigzag varint of its difference from the one
// before; without, the bits of each value XOR those of the one before, all first bytes (the
// highest) before all second ones, and so on.

using Column = std::vector<std::optional<double>>;

[[nodiscard]] QByteArray encodeColumn(std::span<const std::optional<double>> values);
/// `count`: as many values as were encoded. Malformed when the bytes are not exactly those.
[[nodiscard]] Result<Column> decodeColumn(QByteArrayView bytes, std::size_t count);

/// Times in rising or any other order, as differences of differences: ms, or any other unit.
[[nodiscard]] QByteArray encodeTimes(std::span<const qint64> times);
[[nodiscard]] Result<std::vector<qint64>> decodeTimes(QByteArrayView bytes, std::size_t count);

} // namespace vedette::store

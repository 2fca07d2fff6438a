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

// The values of one poll as bytes, bit for bit what they were. Pure functions.
//
// First byte: 0, or 1 where what follows was packed by qCompress(), as version 1 of history.db did
// with some. Then, value after value, a varint: its low three bits are a
// decimal scale s (0–6), the rest a zigzag integer m, and the value is m / 10^s: chosen only where
// that gives the very same double. A varint of 7 is followed by eight bytes: the double itself,
// little-endian. A varint of 15 is a value that is not there.

[[nodiscard]] QByteArray encodeValues(std::span<const std::optional<double>> values);
/// Malformed when the bytes can't be read to their end.
[[nodiscard]] Result<std::vector<std::optional<double>>> decodeValues(QByteArrayView payload);

} // namespace vedette::store

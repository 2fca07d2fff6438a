// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/parse/CustomValues.h"

#include <QByteArrayView>

namespace vedette::parse {

/// Named groups: of the first match in the output, or of the first match in each of its lines.
/// Bounded: an output as a whole is read up to 16 Ki characters, 1,000 lines up to 2 Ki each, and
/// all of it within so many steps that the slowest pattern takes some 100 ms. What was not read
/// for that is the gap of the values; where there are none it is the error: OutputTooLarge, or
/// Malformed for the steps. A pattern can't call itself as a whole, "(?R)": it may a group of its.
[[nodiscard]] Result<CustomValues> readRegex(const OutputReading& reading, QByteArrayView text);

} // namespace vedette::parse

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/parse/CustomValues.h"

#include <QByteArrayView>

namespace vedette::parse {

/// Named groups: of the first match in the output, or of the first match in each of its lines.
/// Bounded: an output as a whole is read up to 16 Ki characters, 1,000 lines up to 2 Ki each, and a
/// pattern that backtracks without end is Malformed.
[[nodiscard]] Result<CustomValues> readRegex(const OutputReading& reading, QByteArrayView text);

} // namespace vedette::parse

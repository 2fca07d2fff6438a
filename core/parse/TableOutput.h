// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/parse/CustomValues.h"

#include <QByteArrayView>

namespace vedette::parse {

/// Rows of columns, each row an instance; without instance keys only the first row is read. Columns
/// are parted by blanks, or by a separator, as of RFC 4180 with quotes.
[[nodiscard]] Result<CustomValues> readTable(const OutputReading& reading, QByteArrayView text);

} // namespace vedette::parse

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/parse/CustomValues.h"

#include <QByteArrayView>

namespace vedette::parse {

/// Lines "key=value" or "key: value", with blanks around either and perhaps quotes around the
/// value. A key may hold blanks; the first line of a key counts.
[[nodiscard]] Result<CustomValues> readKeyValues(const OutputReading& reading, QByteArrayView text);

} // namespace vedette::parse

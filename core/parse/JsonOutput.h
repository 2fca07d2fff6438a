// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/parse/CustomValues.h"

#include <QByteArrayView>

namespace vedette::parse {

/// Values of a JSON text: numbers, texts that are numbers, and true and false as 1 and 0.
[[nodiscard]] Result<CustomValues> readJson(const OutputReading& reading, QByteArrayView text);

} // namespace vedette::parse

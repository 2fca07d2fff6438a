// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/parse/CustomValues.h"

#include <QByteArrayView>

namespace vedette::parse {

/// The first number of the output, as the one declared field.
[[nodiscard]] Result<CustomValues> readNumber(const OutputReading& reading, QByteArrayView text);

} // namespace vedette::parse

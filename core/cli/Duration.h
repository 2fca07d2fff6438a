// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"

#include <QStringView>

namespace vedette::cli {

/// Reads "500ms", "90s", "5m", "2h", "1d", or several in a row: "1h30m". A unit is always needed.
/// InvalidConfig: anything else, nothing at all, zero, or more than 24 days.
[[nodiscard]] Result<milliseconds> parseDuration(QStringView text);

} // namespace vedette::cli

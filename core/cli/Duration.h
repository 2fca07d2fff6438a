// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"

#include <QStringView>

namespace vedette::cli {

/// What an option takes, both ends included.
struct DurationRange
{
    milliseconds least{1};
    milliseconds most = std::chrono::days{24}; ///< what a QTimer can hold
};

/// Reads "500ms", "90s", "5m", "2h", "1d", or several in a row: "1h30m". A unit is always needed.
/// InvalidConfig: anything else, nothing at all, or what is out of the range, which is told.
[[nodiscard]] Result<milliseconds> parseDuration(QStringView text, const DurationRange& range = {});

} // namespace vedette::cli

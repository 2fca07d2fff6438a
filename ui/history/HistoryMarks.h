// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Alert.h"
#include "core/model/BootRecord.h"
#include "core/model/HardwareHistory.h"
#include "core/model/Series.h"
#include "ui/charts/ChartMark.h"

#include <vector>

namespace vedette::ui {

// What happened to one server in a range, for the time axis. `server` is its name; texts are plain.

/// A start of the system is where the uptime is less than it was, or began within the range.
[[nodiscard]] std::vector<ChartMark>
rebootMarks(const Series& uptime, const TimeRange& range, const QString& server);
/// What the server had written down; a start that stands among `reboots`, too, is told by those.
[[nodiscard]] std::vector<ChartMark> bootMarks(const std::vector<BootRecord>& boots,
                                               const std::vector<ChartMark>& reboots,
                                               const TimeRange& range,
                                               const QString& server);
[[nodiscard]] std::vector<ChartMark>
hardwareMarks(const HardwareHistory& hardware, const TimeRange& range, const QString& server);
/// Of `server` alone, whichever is in force in the range.
[[nodiscard]] std::vector<ChartMark>
alertMarks(const std::vector<Alert>& alerts, const TimeRange& range, ServerId server);

} // namespace vedette::ui

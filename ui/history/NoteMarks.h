// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Note.h"
#include "ui/charts/ChartMark.h"
#include "ui/history/HistoryPlan.h"

#include <vector>

namespace vedette::ui {

/// Those of a chart's servers and those of all servers that lie in the range, as many as a chart
/// has room for from the first one on; texts are plain.
[[nodiscard]] std::vector<ChartMark> noteMarks(const std::vector<Note>& notes,
                                               const TimeRange& range,
                                               const std::vector<PlannedCurve>& servers);

} // namespace vedette::ui

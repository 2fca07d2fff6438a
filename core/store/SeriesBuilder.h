// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/model/History.h"

#include <vector>

namespace vedette::store {

/// The stretches in which nothing was observed: between neighbours that are farther apart than
/// three times the usual distance (and 90 s), and where the server was found down in between.
/// `points` and `downs` in rising time. Pure function.
[[nodiscard]] std::vector<TimeRange> gapsIn(const std::vector<SeriesPoint>& points,
                                            const std::vector<Timestamp>& downs);

/// Gaps that touch the query's range, and its points decimated to its columns. Pure function.
[[nodiscard]] Series buildSeries(const HistoryQuery& query,
                                 const MetricId& metric,
                                 const std::vector<SeriesPoint>& points,
                                 const std::vector<Timestamp>& downs);

} // namespace vedette::store

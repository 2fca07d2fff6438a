// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/model/History.h"
#include "core/store/history/Rollup.h"

#include <vector>

namespace vedette::store {

/// What was kept of a moment, or of a stretch of time.
struct KeptPoint
{
    Timestamp time; ///< of the stretch: when it begins
    milliseconds step{0}; ///< of the stretch; 0: a moment
    Stretch stretch;

    [[nodiscard]] Timestamp middle() const { return time + step / 2; }
};

[[nodiscard]] KeptPoint measuredPoint(Timestamp time, double value);

/// The stretches in which nothing was observed: between neighbours that are farther apart than
/// three times the usual distance (and 90 s), and where the server was found down in between.
/// `points` and `downs` in rising time. Pure function.
[[nodiscard]] std::vector<TimeRange> gapsIn(const std::vector<KeptPoint>& points,
                                            const std::vector<Timestamp>& downs);

/// When the server was not watched, or did not answer, up to `end`: from server.up and
/// server.monitored in rising time. Pure function.
[[nodiscard]] std::vector<Absence> absencesIn(const std::vector<KeptPoint>& up,
                                              const std::vector<KeptPoint>& monitored,
                                              Timestamp end);

/// At most one point for each of the query's columns, and the nearest neighbour on either side.
/// Fewer points than columns stay as they are, unless `isAveraged`. `points` in rising time. Pure
/// function.
[[nodiscard]] std::vector<SeriesPoint> condense(const std::vector<KeptPoint>& points,
                                                TimeRange range,
                                                int columns,
                                                bool isAveraged = false);

/// Gaps that touch the query's range, and its points condensed to its columns. A metric has a gap
/// where gapsIn() finds one, and where most of an absence of its server lies between neighbours: a
/// short course doesn't tell how far apart they usually are. `absences` in rising time. Pure.
[[nodiscard]] Series buildSeries(const HistoryQuery& query,
                                 const MetricId& metric,
                                 const std::vector<KeptPoint>& points,
                                 const std::vector<Timestamp>& downs,
                                 const std::vector<Absence>& absences);

} // namespace vedette::store

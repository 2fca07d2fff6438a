// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Metric.h"
#include "core/model/TimeRange.h"

#include <optional>
#include <vector>

namespace vedette {

struct Spread
{
    double low = 0;
    double high = 0;

    bool operator==(const Spread&) const = default;
};

struct SeriesPoint
{
    Timestamp time;
    double value = 0; ///< with `spread`: the average
    /// Of several values that this point stands for; none: it is one value.
    std::optional<Spread> spread = {};

    bool operator==(const SeriesPoint&) const = default;
};

/// The course of one metric: points in rising time, and the stretches in which nothing was
/// observed.
struct Series
{
    MetricId metric;
    std::vector<SeriesPoint> points;
    std::vector<TimeRange> gaps; ///< rising, not overlapping; a line must not cross one

    bool operator==(const Series&) const = default;
};

/// Where two neighbours are more than `longest` apart nothing was observed between them.
[[nodiscard]] std::vector<TimeRange> findGaps(const std::vector<SeriesPoint>& points,
                                              milliseconds longest);

/// M4 (Jugel et al., VLDB 2014): first, lowest, highest and last point of each of `columns` equal
/// slices of `range`. At most 4 × columns points; the picture is that of all points. Points outside
/// are left out, but for the nearest neighbour on either side, so that a line runs to the edge.
[[nodiscard]] std::vector<SeriesPoint>
decimate(const std::vector<SeriesPoint>& points, TimeRange range, int columns);

} // namespace vedette

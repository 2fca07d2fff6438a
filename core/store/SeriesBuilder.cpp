// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/SeriesBuilder.h"

#include <algorithm>

namespace vedette::store {

namespace {

constexpr milliseconds shortestGap{90'000};
constexpr int missedPolls = 3;

milliseconds medianDistance(const std::vector<SeriesPoint>& points)
{
    if (points.size() < 2) {
        return milliseconds::zero();
    }
    std::vector<milliseconds> distances;
    distances.reserve(points.size() - 1);
    for (std::size_t i = 1; i < points.size(); ++i) {
        distances.push_back(points[i].time - points[i - 1].time);
    }
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::ranges::nth_element(distances, middle);
    return *middle;
}

} // namespace

std::vector<TimeRange> gapsIn(const std::vector<SeriesPoint>& points,
                              const std::vector<Timestamp>& downs)
{
    const milliseconds longest = std::max(shortestGap, missedPolls * medianDistance(points));
    std::vector<TimeRange> gaps;
    auto down = downs.begin();
    for (std::size_t i = 1; i < points.size(); ++i) {
        const TimeRange between{points[i - 1].time, points[i].time};
        down = std::upper_bound(down, downs.end(), between.from);
        const bool wasDown = down != downs.end() && *down < between.to;
        if (wasDown || between.length() > longest) {
            gaps.push_back(between);
        }
    }
    return gaps;
}

Series buildSeries(const HistoryQuery& query,
                   const MetricId& metric,
                   const std::vector<SeriesPoint>& points,
                   const std::vector<Timestamp>& downs)
{
    Series series{.metric = metric,
                  .points = decimate(points, query.range, query.columns),
                  .gaps = gapsIn(points, downs)};
    std::erase_if(series.gaps, [&query](const TimeRange& gap) {
        return gap.to <= query.range.from || gap.from >= query.range.to;
    });
    return series;
}

} // namespace vedette::store

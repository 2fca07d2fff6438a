// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/CurveStatistics.h"

#include <algorithm>

namespace vedette::ui {

namespace {

/// A mean in which each line between two neighbours counts by its length.
class TimeMean
{
public:
    void add(const SeriesPoint& from, const SeriesPoint& to)
    {
        const auto length = static_cast<double>((to.time - from.time).count());
        m_area += (from.value + to.value) / 2 * length;
        m_length += length;
    }

    [[nodiscard]] std::optional<double> value() const
    {
        return m_length > 0 ? std::optional(m_area / m_length) : std::nullopt;
    }

private:
    double m_area = 0;
    double m_length = 0;
};

} // namespace

std::optional<CurveStatistics> statisticsOf(const Series& series, const TimeRange& range)
{
    const auto& points = series.points;
    const auto first = std::ranges::lower_bound(points, range.from, {}, &SeriesPoint::time);
    const auto end = std::ranges::lower_bound(points, range.to, {}, &SeriesPoint::time);
    if (first >= end) {
        return std::nullopt;
    }
    CurveStatistics found{first->value, 0, first->value, (end - 1)->value};
    TimeMean mean;
    double sum = 0;
    auto gap = series.gaps.begin();
    for (auto point = first; point != end; ++point) {
        found.minimum = std::min(found.minimum, point->spread ? point->spread->low : point->value);
        found.maximum = std::max(found.maximum, point->spread ? point->spread->high : point->value);
        sum += point->value;
        if (point == first) {
            continue;
        }
        while (gap != series.gaps.end() && gap->to <= (point - 1)->time) {
            ++gap;
        }
        const bool isBroken = gap != series.gaps.end() && gap->from < point->time;
        if (!isBroken) {
            mean.add(*(point - 1), *point);
        }
    }
    // Points that stand alone, each between two gaps, have no time of their own.
    found.average = mean.value().value_or(sum / static_cast<double>(end - first));
    return found;
}

Series shifted(Series series, milliseconds by)
{
    for (SeriesPoint& point : series.points) {
        point.time += by;
    }
    for (TimeRange& gap : series.gaps) {
        gap = {gap.from + by, gap.to + by};
    }
    return series;
}

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/SeriesBuilder.h"

#include <algorithm>
#include <iterator>

namespace vedette::store {

namespace {

constexpr milliseconds shortestGap{90'000};
constexpr int missedPolls = 3;

/// Of moments; those of stretches are known.
milliseconds medianDistance(const std::vector<KeptPoint>& points)
{
    std::vector<milliseconds> distances;
    distances.reserve(points.size());
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (points[i].step == milliseconds::zero()) {
            distances.push_back(points[i].time - points[i - 1].time);
        }
    }
    if (distances.empty()) {
        return milliseconds::zero();
    }
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::ranges::nth_element(distances, middle);
    return *middle;
}

/// A server that is found down is watched; one that is switched off is not.
AbsenceKind kindOf(const TimeRange& gap,
                   const std::vector<KeptPoint>& monitored,
                   const std::vector<Timestamp>& downs)
{
    const auto holds = [&gap](Timestamp time) { return time > gap.from && time < gap.to; };
    if (std::ranges::any_of(downs, holds)) {
        return AbsenceKind::Unreachable;
    }
    const auto begun = std::ranges::upper_bound(monitored, gap.from, {}, &KeptPoint::middle);
    const bool wasOffBefore = begun != monitored.begin() && std::prev(begun)->stretch.low == 0;
    const bool wasPaused
        = wasOffBefore || std::any_of(begun, monitored.end(), [&](const KeptPoint& point) {
              return holds(point.middle()) && point.stretch.low == 0;
          });
    return wasPaused ? AbsenceKind::Paused : AbsenceKind::Unobserved;
}

/// Between two neighbours, each of most of an absence.
std::vector<TimeRange> gapsAt(const std::vector<Absence>& absences,
                              const std::vector<KeptPoint>& points)
{
    std::vector<TimeRange> gaps;
    for (const auto& [range, kind] : absences) {
        const Timestamp middle = range.from + range.length() / 2;
        const auto next = std::ranges::upper_bound(points, middle, {}, &KeptPoint::middle);
        if (next == points.begin() || next == points.end()) {
            continue;
        }
        const TimeRange between{std::prev(next)->middle(), next->middle()};
        const TimeRange common{std::max(range.from, between.from), std::min(range.to, between.to)};
        if (common.length() * 2 >= range.length()) {
            gaps.push_back(between);
        }
    }
    return gaps;
}

/// Points that become one.
class Bin
{
public:
    void add(const KeptPoint& point)
    {
        m_first = m_all.count == 0 ? point.middle() : m_first;
        m_last = point.middle();
        join(m_all, point.stretch);
    }

    void flushTo(std::vector<SeriesPoint>& out)
    {
        if (m_all.count == 0) {
            return;
        }
        const Timestamp middle = m_first + (m_last - m_first) / 2;
        if (m_all.count == 1) {
            out.push_back({middle, m_all.sum});
        } else {
            const double average = m_all.sum / static_cast<double>(m_all.count);
            out.push_back({middle,
                           std::clamp(average, m_all.low, m_all.high),
                           Spread{m_all.low, m_all.high}});
        }
        m_all = {};
    }

private:
    Timestamp m_first;
    Timestamp m_last;
    Stretch m_all;
};

} // namespace

KeptPoint measuredPoint(Timestamp time, double value)
{
    return {time, milliseconds::zero(), {1, value, value, value}};
}

std::vector<TimeRange> gapsIn(const std::vector<KeptPoint>& points,
                              const std::vector<Timestamp>& downs)
{
    const milliseconds usual = medianDistance(points);
    std::vector<TimeRange> gaps;
    auto down = downs.begin();
    for (std::size_t i = 1; i < points.size(); ++i) {
        const TimeRange between{points[i - 1].time + points[i - 1].step, points[i].time};
        const milliseconds step = std::max(points[i - 1].step, points[i].step);
        const milliseconds longest
            = std::max(shortestGap, step > milliseconds::zero() ? step : missedPolls * usual);
        down = std::upper_bound(down, downs.end(), between.from);
        const bool wasDown = down != downs.end() && *down < between.to;
        if (wasDown || between.length() > longest) {
            gaps.push_back({points[i - 1].middle(), points[i].middle()});
        }
    }
    return gaps;
}

std::vector<Absence>
absencesIn(const std::vector<KeptPoint>& up, const std::vector<KeptPoint>& monitored, Timestamp end)
{
    std::vector<KeptPoint> present;
    std::vector<Timestamp> downs;
    for (const KeptPoint& point : up) {
        if (point.stretch.high > 0) {
            present.push_back(point);
        } else {
            downs.push_back(point.middle());
        }
    }
    std::vector<TimeRange> gaps = gapsIn(present, downs);
    if (!present.empty()) {
        const TimeRange rest{present.back().middle(), end};
        const bool isDown = !downs.empty() && downs.back() > rest.from && downs.back() <= end;
        const milliseconds usual
            = std::max(present.back().step, missedPolls * medianDistance(present));
        if (isDown || rest.length() > std::max(shortestGap, usual)) {
            gaps.push_back(rest);
        }
    }
    std::vector<Absence> absences;
    absences.reserve(gaps.size());
    for (const TimeRange& gap : gaps) {
        absences.push_back({gap, kindOf(gap, monitored, downs)});
    }
    return absences;
}

std::vector<SeriesPoint>
condense(const std::vector<KeptPoint>& points, TimeRange range, int columns, bool isAveraged)
{
    std::vector<SeriesPoint> out;
    if (points.empty() || columns <= 0 || range.length() <= milliseconds::zero()) {
        return out;
    }
    auto first = std::ranges::lower_bound(points, range.from, {}, &KeptPoint::middle);
    auto last = std::ranges::lower_bound(points, range.to, {}, &KeptPoint::middle);
    const bool isSparse = !isAveraged && last - first <= columns;
    const auto columnOf = [&](const KeptPoint& point) -> qint64 {
        return (point.middle() - range.from).count() * columns / range.length().count();
    };
    Bin bin;
    if (first != points.begin()) {
        bin.add(*(first - 1));
        bin.flushTo(out);
    }
    qint64 column = -1;
    for (; first != last; ++first) {
        const qint64 next = columnOf(*first);
        if (isSparse || next != column) {
            bin.flushTo(out);
            column = next;
        }
        bin.add(*first);
    }
    bin.flushTo(out);
    if (last != points.end()) {
        bin.add(*last);
        bin.flushTo(out);
    }
    return out;
}

Series buildSeries(const HistoryQuery& query,
                   const MetricId& metric,
                   const std::vector<KeptPoint>& points,
                   const std::vector<Timestamp>& downs,
                   const std::vector<Absence>& absences)
{
    std::vector<TimeRange> gaps;
    std::ranges::set_union(gapsIn(points, downs),
                           gapsAt(absences, points),
                           std::back_inserter(gaps),
                           {},
                           &TimeRange::from,
                           &TimeRange::from);
    Series series{.metric = metric,
                  .points = condense(points, query.range, query.columns, query.isAveraged),
                  .gaps = std::move(gaps)};
    std::erase_if(series.gaps, [&query](const TimeRange& gap) {
        return gap.to <= query.range.from || gap.from >= query.range.to;
    });
    return series;
}

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/Series.h"

#include <algorithm>
#include <cmath>

namespace vedette {

namespace {

/// The extremes of one slice, in the order in which they were met.
class Slice
{
public:
    void add(const SeriesPoint& point)
    {
        if (m_isEmpty) {
            m_first = m_low = m_high = m_last = point;
            m_isEmpty = false;
            return;
        }
        if (point.value < m_low.value) {
            m_low = point;
        }
        if (point.value > m_high.value) {
            m_high = point;
        }
        m_last = point;
    }

    void flushTo(std::vector<SeriesPoint>& out)
    {
        if (m_isEmpty) {
            return;
        }
        const bool lowFirst = m_low.time <= m_high.time;
        for (const SeriesPoint& point :
             {m_first, lowFirst ? m_low : m_high, lowFirst ? m_high : m_low, m_last}) {
            if (out.empty() || out.back().time < point.time) {
                out.push_back(point);
            }
        }
        m_isEmpty = true;
    }

private:
    SeriesPoint m_first;
    SeriesPoint m_low;
    SeriesPoint m_high;
    SeriesPoint m_last;
    bool m_isEmpty = true;
};

} // namespace

std::vector<TimeRange> findGaps(const std::vector<SeriesPoint>& points, milliseconds longest)
{
    std::vector<TimeRange> gaps;
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (points[i].time - points[i - 1].time > longest) {
            gaps.push_back({points[i - 1].time, points[i].time});
        }
    }
    return gaps;
}

std::vector<SeriesPoint>
decimate(const std::vector<SeriesPoint>& points, TimeRange range, int columns)
{
    std::vector<SeriesPoint> out;
    if (points.empty() || columns <= 0 || range.length() <= milliseconds::zero()) {
        return out;
    }
    auto first = std::ranges::lower_bound(points, range.from, {}, &SeriesPoint::time);
    auto last = std::ranges::lower_bound(points, range.to, {}, &SeriesPoint::time);
    first -= first != points.begin() ? 1 : 0;
    last += last != points.end() ? 1 : 0;

    const auto columnOf = [&](Timestamp time) {
        const double share = static_cast<double>((time - range.from).count())
            / static_cast<double>(range.length().count());
        // A neighbour outside has a slice of its own, however far away it is.
        return static_cast<int>(std::clamp(std::floor(share * columns), -1.0, double(columns)));
    };
    Slice slice;
    int column = columnOf(first == last ? range.from : first->time);
    for (; first != last; ++first) {
        const int next = columnOf(first->time);
        if (next != column) {
            slice.flushTo(out);
            column = next;
        }
        slice.add(*first);
    }
    slice.flushTo(out);
    return out;
}

} // namespace vedette

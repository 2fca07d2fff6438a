// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/charts/SeriesData.h"

#include <algorithm>
#include <utility>

namespace vedette::ui {

std::optional<SeriesPoint> SeriesData::newest() const
{
    return m_series.points.empty() ? std::nullopt : std::optional(m_series.points.back());
}

void SeriesData::clear()
{
    replace({});
}

void SeriesData::replace(Series series)
{
    m_series = std::move(series);
    m_endsStored = true;
    ++m_revision;
}

void SeriesData::replaceKeepingNewer(Series series, const GapRule& gaps)
{
    const Series old = m_series;
    replace(std::move(series));
    const auto hasGapBefore = [&](Timestamp time) {
        return std::ranges::any_of(old.gaps, [&](const TimeRange& gap) { return gap.to == time; });
    };
    for (const SeriesPoint& point : old.points) {
        append(point,
               hasGapBefore(point.time) ? GapRule{{}, {}} : GapRule{gaps.stored, gaps.stored});
    }
}

void SeriesData::append(const SeriesPoint& point, const GapRule& gaps)
{
    if (!m_series.points.empty()) {
        const Timestamp last = m_series.points.back().time;
        if (point.time <= last) {
            return;
        }
        if (point.time - last > (m_endsStored ? gaps.stored : gaps.live)) {
            m_series.gaps.push_back({last, point.time});
        }
    }
    m_series.points.push_back(point);
    m_endsStored = false;
    ++m_revision;
}

void SeriesData::trim(Timestamp before)
{
    auto& points = m_series.points;
    auto first = std::ranges::lower_bound(points, before, {}, &SeriesPoint::time);
    first -= first != points.begin() ? 1 : 0;
    if (first == points.begin()) {
        return;
    }
    points.erase(points.begin(), first);
    std::erase_if(m_series.gaps, [&](const TimeRange& gap) { return gap.to <= before; });
    ++m_revision;
}

} // namespace vedette::ui

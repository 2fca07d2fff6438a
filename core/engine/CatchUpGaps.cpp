// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/CatchUpGaps.h"

#include <algorithm>

namespace vedette::engine {

namespace {

constexpr std::chrono::days mostPast{7};
constexpr std::chrono::minutes shortestPast{5};
constexpr int missedBefore = 3; // polls
constexpr std::size_t mostGaps = 16;
constexpr seconds sameRecord{10}; // clocks of servers are told by the second

} // namespace

std::optional<TimeRange>
gapBefore(Timestamp first, const std::optional<store::NewestPoll>& newest, seconds metricsInterval)
{
    const Timestamp earliest = first - mostPast;
    if (!newest) {
        return TimeRange{earliest, first};
    }
    const milliseconds shortest
        = std::max<milliseconds>(shortestPast, missedBefore * metricsInterval);
    if (newest->isPause || first - newest->at <= shortest) {
        return std::nullopt;
    }
    return TimeRange{std::max(newest->at, earliest), first};
}

std::optional<TimeRange> keptPart(std::optional<TimeRange> gap, std::chrono::days kept)
{
    if (gap && kept > std::chrono::days::zero()) {
        gap->from = std::max(gap->from, gap->to - kept + std::chrono::hours{1});
    }
    return gap && gap->from < gap->to ? gap : std::nullopt;
}

void CatchUpGaps::add(TimeRange gap)
{
    m_gaps.push_back(gap);
    m_gaps.erase(m_gaps.begin(), m_gaps.end() - std::min(m_gaps.size(), mostGaps));
}

void CatchUpGaps::take(TimeRange told)
{
    std::vector<TimeRange> left;
    left.reserve(m_gaps.size() + 1);
    for (const TimeRange& gap : m_gaps) {
        left.push_back({gap.from, std::min(gap.to, told.from - sameRecord)});
        left.push_back({std::max(gap.from, told.to + sameRecord), gap.to});
    }
    std::erase_if(left, [](const TimeRange& gap) { return gap.from >= gap.to; });
    m_gaps = std::move(left);
}

bool CatchUpGaps::contains(Timestamp time) const
{
    return std::ranges::any_of(
        m_gaps, [time](const TimeRange& gap) { return time > gap.from && time < gap.to; });
}

TimeRange CatchUpGaps::span() const
{
    return {std::ranges::min(m_gaps, {}, &TimeRange::from).from,
            std::ranges::max(m_gaps, {}, &TimeRange::to).to};
}

} // namespace vedette::engine

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/Incidents.h"

#include <algorithm>

namespace vedette {

namespace {

constexpr std::chrono::minutes incidentMargin{30};
constexpr std::size_t mostStretches = 1000;
// Of an alert that goes on for months the begin and the end tell the most: a server must not keep
// its own values at the cost of others'.
constexpr std::chrono::days longestBegin{3};
constexpr std::chrono::days longestEnd{1};

} // namespace

void Incidents::add(ServerId server, Timestamp begin, std::optional<Timestamp> end)
{
    const Timestamp latest = Timestamp::max() - longestBegin - incidentMargin;
    const Timestamp from = std::clamp(begin, Timestamp{} + incidentMargin, latest);
    const Timestamp to = std::clamp(end.value_or(latest), from, latest);
    keep(server, {from - incidentMargin, std::min(to, from + longestBegin) + incidentMargin});
    if (end && to - from > longestBegin) {
        keep(server, {std::max(from, to - longestEnd) - incidentMargin, to + incidentMargin});
    }
}

void Incidents::keep(ServerId server, TimeRange added)
{
    std::vector<TimeRange>& stretches = m_stretches[server];
    const auto first = std::ranges::lower_bound(stretches, added.from, {}, &TimeRange::to);
    const auto last = std::ranges::upper_bound(stretches, added.to, {}, &TimeRange::from);
    if (first < last) {
        added = {std::min(added.from, first->from), std::max(added.to, std::prev(last)->to)};
    }
    stretches.insert(stretches.erase(first, last), added);
    if (stretches.size() > mostStretches) {
        stretches.erase(stretches.begin());
    }
}

std::optional<Timestamp> Incidents::endAround(ServerId server, const TimeRange& range) const
{
    const auto known = m_stretches.constFind(server);
    if (known == m_stretches.constEnd()) {
        return std::nullopt;
    }
    const auto stretch = std::ranges::upper_bound(*known, range.from, {}, &TimeRange::to);
    const bool isTouched = stretch != known->end() && stretch->from < range.to;
    return isTouched ? std::optional(stretch->to) : std::nullopt;
}

} // namespace vedette

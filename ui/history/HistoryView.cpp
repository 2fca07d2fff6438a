// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/HistoryView.h"

#include "core/base/PlainText.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace vedette::ui {

namespace {

template <class T>
void keepFirst(std::vector<T>& list, std::size_t most)
{
    std::vector<T> kept;
    for (T& entry : list) {
        if (kept.size() < most && std::ranges::find(kept, entry) == kept.end()) {
            kept.push_back(std::move(entry));
        }
    }
    list = std::move(kept);
}

TimeRange boundedRange(TimeRange range)
{
    const Timestamp latest = fromMsecs(253'402'300'799'000); // the end of the year 9999
    range.from = std::clamp(range.from, fromMsecs(0), latest);
    range.to = std::clamp(
        range.to, range.from + milliseconds{shortestSpan}, range.from + milliseconds{longestSpan});
    return range;
}

} // namespace

TimeRange HistoryRange::at(Timestamp now) const
{
    return fixed.value_or(TimeRange{now - span, now});
}

std::optional<milliseconds> Comparison::shift(const TimeRange& range) const
{
    constexpr milliseconds day = 24h;
    switch (with) {
    case CompareWith::Nothing:
        return std::nullopt;
    case CompareWith::PreviousPeriod:
        return range.length();
    case CompareWith::DayBefore:
        return day;
    case CompareWith::WeekBefore:
        return 7 * day;
    case CompareWith::FourWeeksBefore:
        return 28 * day;
    case CompareWith::Offset:
        return milliseconds{offset};
    }
    return std::nullopt;
}

HistoryView bounded(HistoryView view)
{
    view.name = plainText(view.name).trimmed();
    keepFirst(view.servers, maxViewServers);
    keepFirst(view.metrics, maxViewMetrics);
    view.tags.removeDuplicates();
    view.tags = view.tags.first(std::min(view.tags.size(), maxViewTags));
    view.range.span = std::clamp(view.range.span, shortestSpan, longestSpan);
    if (view.range.fixed) {
        view.range.fixed = boundedRange(*view.range.fixed);
    }
    view.compare.offset = std::clamp(view.compare.offset, shortestSpan, longestSpan);
    return view;
}

} // namespace vedette::ui

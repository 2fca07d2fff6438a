// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/RecoveredRanges.h"

#include <algorithm>
#include <cmath>

namespace vedette::store {

namespace {

constexpr milliseconds moment{1}; // a range holds its begin, and not its end
constexpr milliseconds meeting{60'000}; // between records: a late start of the one that makes them
constexpr milliseconds shortestLeft{90'000}; // of an absence, as elsewhere
constexpr double longestStretch = 86'400; // seconds

void addCommon(TimeRange one, TimeRange other, std::vector<TimeRange>& all)
{
    const TimeRange common{std::max(one.from, other.from), std::min(one.to, other.to)};
    if (common.from < common.to) {
        all.push_back(common);
    }
}

/// Of an absence what is between the ranges, unless it is short; of one that none touches all.
void addLeft(const Absence& absence,
             const std::vector<TimeRange>& recovered,
             std::vector<Absence>& left)
{
    Timestamp from = absence.range.from;
    for (const TimeRange& range : recovered) {
        if (range.from >= absence.range.to || range.to <= from) {
            continue;
        }
        if (range.from - from > shortestLeft) {
            left.push_back({{from, range.from}, absence.kind});
        }
        from = range.to;
    }
    const bool isWhole = from == absence.range.from;
    if (isWhole || absence.range.to - from > shortestLeft) {
        left.push_back({{from, absence.range.to}, absence.kind});
    }
}

} // namespace

std::vector<TimeRange> recoveredIn(const std::vector<KeptPoint>& marks)
{
    std::vector<TimeRange> ranges;
    for (const KeptPoint& mark : marks) {
        const double length = mark.stretch.high;
        if (!(length > 0 && length <= longestStretch)) {
            continue;
        }
        TimeRange range{mark.time - milliseconds{std::llround(length * 1000)},
                        mark.time + mark.step + moment};
        while (!ranges.empty() && range.from <= ranges.back().to + meeting) {
            range.from = std::min(range.from, ranges.back().from);
            range.to = std::max(range.to, ranges.back().to);
            ranges.pop_back();
        }
        ranges.push_back(range);
    }
    return ranges;
}

std::vector<TimeRange> unwatched(const std::vector<TimeRange>& recovered,
                                 const std::vector<Absence>& absences,
                                 const std::vector<KeptPoint>& up)
{
    const auto answers = [](const KeptPoint& point) { return point.stretch.high > 0; };
    const auto first = std::ranges::find_if(up, answers);
    if (first == up.end()) {
        return recovered;
    }
    std::vector<TimeRange> ranges;
    for (const TimeRange& range : recovered) {
        addCommon(range, {Timestamp::min(), first->middle()}, ranges);
        for (const Absence& absence : absences) {
            addCommon(range, {absence.range.from + moment, absence.range.to}, ranges);
        }
    }
    return ranges;
}

std::vector<Absence> withoutRecovered(const std::vector<Absence>& absences,
                                      const std::vector<TimeRange>& recovered)
{
    std::vector<Absence> left;
    for (const Absence& absence : absences) {
        if (absence.kind == AbsenceKind::Unobserved) {
            addLeft(absence, recovered, left);
        } else {
            left.push_back(absence);
        }
    }
    return left;
}

void closeRecovered(Series& series, const std::vector<TimeRange>& recovered)
{
    std::erase_if(series.gaps, [&recovered](const TimeRange& gap) {
        return std::ranges::any_of(recovered, [&gap](const TimeRange& range) {
            return range.from - meeting <= gap.from && gap.to <= range.to;
        });
    });
}

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/charts/SeriesMath.h"

#include <algorithm>

namespace vedette::ui {

namespace {

/// Reads a series at rising moments, without searching from the start each time.
class Cursor
{
public:
    explicit Cursor(const Series& series)
        : m_series(series)
    { }

    [[nodiscard]] std::optional<double> at(Timestamp time)
    {
        const auto& points = m_series.points;
        while (m_next < points.size() && points[m_next].time < time) {
            ++m_next;
        }
        if (m_next == points.size()) {
            return std::nullopt;
        }
        const SeriesPoint& after = points[m_next];
        if (after.time == time) {
            return after.value;
        }
        if (m_next == 0 || isInGap(time)) {
            return std::nullopt;
        }
        const SeriesPoint& before = points[m_next - 1];
        const double share = static_cast<double>((time - before.time).count())
            / static_cast<double>((after.time - before.time).count());
        return before.value + (after.value - before.value) * share;
    }

private:
    [[nodiscard]] bool isInGap(Timestamp time)
    {
        const auto& gaps = m_series.gaps;
        while (m_gap < gaps.size() && gaps[m_gap].to <= time) {
            ++m_gap;
        }
        return m_gap < gaps.size() && gaps[m_gap].from < time;
    }

    const Series& m_series;
    std::size_t m_next = 0;
    std::size_t m_gap = 0;
};

std::vector<Timestamp> momentsOf(const std::vector<Term>& terms)
{
    std::vector<Timestamp> moments;
    for (const Term& term : terms) {
        const std::size_t middle = moments.size();
        for (const SeriesPoint& point : term.series->points) {
            moments.push_back(point.time);
        }
        std::inplace_merge(
            moments.begin(), moments.begin() + static_cast<std::ptrdiff_t>(middle), moments.end());
        moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    }
    return moments;
}

std::vector<TimeRange> gapsOf(const std::vector<Term>& terms)
{
    std::vector<TimeRange> gaps;
    for (const Term& term : terms) {
        gaps.insert(gaps.end(), term.series->gaps.begin(), term.series->gaps.end());
    }
    return gaps;
}

bool hasPointWithin(const std::vector<SeriesPoint>& points, const TimeRange& gap)
{
    const auto after = std::ranges::upper_bound(points, gap.from, {}, &SeriesPoint::time);
    return after != points.end() && after->time < gap.to;
}

std::optional<double>
sumAt(Timestamp time, const std::vector<Term>& terms, std::vector<Cursor>& cursors, Needs needs)
{
    std::optional<double> total;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const std::optional<double> value = cursors[i].at(time);
        if (value) {
            total = total.value_or(0.0) + *value * terms[i].factor;
        } else if (needs == Needs::All) {
            return std::nullopt;
        }
    }
    return total;
}

std::vector<Cursor> cursorsOf(const std::vector<Term>& terms)
{
    std::vector<Cursor> cursors;
    cursors.reserve(terms.size());
    for (const Term& term : terms) {
        cursors.emplace_back(*term.series);
    }
    return cursors;
}

/// Writes the running totals at a moment; false when one of the parts is not known then.
bool pileUp(Timestamp moment, std::vector<Cursor>& cursors, std::vector<double>& heights)
{
    double total = 0;
    for (std::size_t i = 0; i < cursors.size(); ++i) {
        const std::optional<double> value = cursors[i].at(moment);
        if (!value) {
            return false;
        }
        total += *value;
        heights[i] = total;
    }
    return true;
}

std::vector<Series> stackKnown(const std::vector<Term>& terms)
{
    std::vector<Cursor> cursors = cursorsOf(terms);
    std::vector<double> heights(terms.size());
    std::vector<Series> layers(terms.size());
    for (const Timestamp moment : momentsOf(terms)) {
        if (!pileUp(moment, cursors, heights)) {
            continue;
        }
        for (std::size_t i = 0; i < layers.size(); ++i) {
            layers[i].points.push_back({moment, heights[i]});
        }
    }
    const std::vector<TimeRange> gaps = united(gapsOf(terms));
    for (Series& layer : layers) {
        layer.gaps = gaps;
    }
    return layers;
}

} // namespace

std::optional<double> valueAt(const Series& series, Timestamp time)
{
    const auto after = std::ranges::lower_bound(series.points, time, {}, &SeriesPoint::time);
    if (after == series.points.end()) {
        return std::nullopt;
    }
    if (after->time == time) {
        return after->value;
    }
    const bool isInGap = std::ranges::any_of(
        series.gaps, [&](const TimeRange& gap) { return gap.from < time && time < gap.to; });
    if (after == series.points.begin() || isInGap) {
        return std::nullopt;
    }
    const auto before = after - 1;
    const double share = static_cast<double>((time - before->time).count())
        / static_cast<double>((after->time - before->time).count());
    return before->value + (after->value - before->value) * share;
}

std::optional<Spread> spreadAt(const Series& series, Timestamp time)
{
    if (!valueAt(series, time)) {
        return std::nullopt;
    }
    const auto after = std::ranges::lower_bound(series.points, time, {}, &SeriesPoint::time);
    const bool isFirst = after == series.points.begin();
    const bool isBefore = !isFirst && time - (after - 1)->time < after->time - time;
    return isBefore ? (after - 1)->spread : after->spread;
}

std::vector<TimeRange> united(std::vector<TimeRange> gaps)
{
    std::ranges::sort(gaps, {}, &TimeRange::from);
    std::vector<TimeRange> joined;
    for (const TimeRange& gap : gaps) {
        if (!joined.empty() && gap.from <= joined.back().to) {
            joined.back().to = std::max(joined.back().to, gap.to);
        } else {
            joined.push_back(gap);
        }
    }
    return joined;
}

Series sum(const std::vector<Term>& terms, Needs needs)
{
    Series total;
    std::vector<Cursor> cursors = cursorsOf(terms);
    for (const Timestamp moment : momentsOf(terms)) {
        if (const std::optional<double> value = sumAt(moment, terms, cursors, needs)) {
            total.points.push_back({moment, std::max(*value, 0.0)});
        }
    }
    std::vector<TimeRange> gaps = gapsOf(terms);
    if (needs == Needs::Any) {
        std::erase_if(gaps,
                      [&](const TimeRange& gap) { return hasPointWithin(total.points, gap); });
    }
    total.gaps = united(std::move(gaps));
    return total;
}

std::vector<Series> stack(const std::vector<const Series*>& parts)
{
    std::vector<Term> known;
    for (const Series* part : parts) {
        if (!part->points.empty()) {
            known.push_back({part, 1.0});
        }
    }
    std::vector<Series> filled = stackKnown(known);
    auto next = filled.begin();
    std::vector<Series> layers(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!parts[i]->points.empty()) {
            layers[i] = std::move(*next++);
        }
    }
    return layers;
}

} // namespace vedette::ui

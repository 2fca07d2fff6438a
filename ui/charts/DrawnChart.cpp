// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/charts/DrawnChart.h"

#include "ui/charts/SeriesMath.h"

#include <algorithm>

namespace vedette::ui {

namespace {

/// The M4 points of one series, broken at its gaps.
std::vector<DrawnChart::Run> runsOf(const Series& series, const Viewport& viewport)
{
    std::vector<DrawnChart::Run> runs;
    auto gap = series.gaps.begin();
    for (const SeriesPoint& point : decimate(series.points, viewport.range, viewport.columns)) {
        const bool isFirst = runs.empty();
        while (!isFirst && gap != series.gaps.end() && gap->to <= runs.back().back().time) {
            ++gap;
        }
        if (isFirst || (gap != series.gaps.end() && gap->from < point.time)) {
            runs.emplace_back();
        }
        runs.back().push_back(point);
    }
    return runs;
}

double highestOf(const DrawnChart::Run& run, const TimeRange& range)
{
    double highest = 0;
    for (const SeriesPoint& point : run) {
        if (range.contains(point.time)) {
            highest = std::max(highest, point.spread ? point.spread->high : point.value);
        }
    }
    return highest;
}

/// Where no curve has a value: their common gaps, and what is missing at either end.
std::vector<TimeRange> unobservedOf(const std::vector<Curve>& curves, const Viewport& viewport)
{
    std::vector<Term> terms;
    Timestamp first = Timestamp::max();
    Timestamp last = Timestamp::min();
    for (const Curve& curve : curves) {
        const Series& series = curve.data.series();
        if (!curve.comparedTo && !series.points.empty()) { // what was then fills no gap of now
            terms.push_back({&series, 1.0});
            first = std::min(first, series.points.front().time);
            last = std::max(last, series.points.back().time);
        }
    }
    if (terms.empty()) {
        return {};
    }
    const auto isGapOfAll = [&](const TimeRange& gap) {
        return std::ranges::all_of(terms, [&](const Term& term) {
            const auto& points = term.series->points;
            const auto after = std::ranges::upper_bound(points, gap.from, {}, &SeriesPoint::time);
            return after == points.end() || after->time >= gap.to;
        });
    };
    std::vector<TimeRange> unobserved;
    for (const Term& term : terms) {
        std::ranges::copy_if(term.series->gaps, std::back_inserter(unobserved), isGapOfAll);
    }
    const milliseconds column = viewport.range.length() / std::max(viewport.columns, 1);
    const milliseconds tolerated = std::max(viewport.longest, 2 * column);
    if (first - viewport.range.from > tolerated) {
        unobserved.push_back({viewport.range.from, first});
    }
    const Timestamp end = std::min(viewport.now, viewport.range.to);
    if (end - last > tolerated) {
        unobserved.push_back({last, end});
    }
    return united(std::move(unobserved));
}

} // namespace

DrawnChart drawn(const std::vector<Curve>& curves, const Viewport& viewport)
{
    std::vector<const Series*> stacked;
    for (const Curve& curve : curves) {
        if (curve.style == CurveStyle::Stacked) {
            stacked.push_back(&curve.data.series());
        }
    }
    const std::vector<Series> layers = stack(stacked);
    auto layer = layers.begin();

    DrawnChart chart;
    for (const Curve& curve : curves) {
        const bool isStacked = curve.style == CurveStyle::Stacked;
        const Series& series = isStacked ? *layer++ : curve.data.series();
        chart.curves.push_back(runsOf(series, viewport));
        for (const DrawnChart::Run& run : chart.curves.back()) {
            chart.highest = std::max(chart.highest, highestOf(run, viewport.range));
        }
        chart.isEmpty = chart.isEmpty && chart.curves.back().empty();
    }
    chart.unobserved = unobservedOf(curves, viewport);
    return chart;
}

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CommandUnits.h"
#include "core/model/History.h"
#include "core/model/Server.h"
#include "ui/charts/Curve.h"
#include "ui/history/HistoryView.h"

#include <vector>

namespace vedette::ui {

/// One curve of a chart: a metric of one server.
struct PlannedCurve
{
    ServerId server;
    QString label; ///< the server's name, plain
    int color = 0; ///< the same for a server in all charts

    bool operator==(const PlannedCurve&) const = default;
};

/// One chart: a metric of one server or of several.
struct PlannedChart
{
    MetricId metric;
    QString title;
    Unit unit = Unit::None;
    std::optional<double> maximum; ///< of what can't be more: 100 %
    milliseconds longest{90'000}; ///< without a value that is no gap
    bool compares = false;
    std::vector<PlannedCurve> curves;

    bool operator==(const PlannedChart&) const = default;
};

/// All charts of a view, and what it asks for beyond the room there is. Immutable value.
struct HistoryPlan
{
    std::vector<PlannedChart> charts;
    int chartsLeftOut = 0;
    int serversLeftOut = 0; ///< of each chart

    bool operator==(const HistoryPlan&) const = default;
};

inline constexpr std::size_t mostCharts = 12;
inline constexpr std::size_t mostCurves = 12; ///< of a chart, not counting what they compare with

/// The servers that a view means, in the order of `all`.
[[nodiscard]] std::vector<Server> serversOf(const HistoryView& view,
                                            const std::vector<Server>& all);
[[nodiscard]] HistoryPlan
planOf(const HistoryView& view, const std::vector<Server>& servers, const CommandUnits& units);

/// First the curves, then, where the chart compares, the past of each in the same order.
[[nodiscard]] ChartSpec specOf(const PlannedChart& chart);

/// One question to the source, and for whom.
struct HistoryJob
{
    enum class Purpose
    {
        Curve,
        Uptime, ///< for reboots
        Stored ///< which metrics there are
    };

    Purpose purpose = Purpose::Curve;
    HistoryQuery query;
    std::size_t chart = 0;
    std::size_t curve = 0; ///< of its ChartSpec
    milliseconds shift{0}; ///< how much later than it was the answer is drawn

    bool operator==(const HistoryJob&) const = default;
};

/// What all charts are about to show.
struct AskedRange
{
    TimeRange range;
    std::optional<milliseconds> shift; ///< back to what it is compared with
    int columns = 300;

    bool operator==(const AskedRange&) const = default;
};

[[nodiscard]] std::vector<HistoryJob>
jobsOf(const HistoryPlan& plan, std::size_t chart, const AskedRange& asked);
/// One per server of the plan.
[[nodiscard]] std::vector<HistoryJob> uptimeJobs(const HistoryPlan& plan, const AskedRange& asked);
[[nodiscard]] HistoryJob storedJob(ServerId server, const TimeRange& range);

/// What a metric is called: as its command declares it, else as the catalogue does; plain.
[[nodiscard]] QString metricTitle(const MetricId& metric, const CommandUnits& units);

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/HistoryPlan.h"

#include "core/base/PlainText.h"
#include "core/text/Formatter.h"
#include "ui/theme/Colors.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int gapIntervals = 3; // of a server: more is a gap
constexpr qsizetype longestTitle = 100;

/// Lends tr() to the functions of this file.
struct HistoryPlanWords
{
    Q_DECLARE_TR_FUNCTIONS(HistoryPlan)
};

std::vector<PlannedCurve> curvesOf(const std::vector<Server>& servers)
{
    std::vector<PlannedCurve> curves;
    for (const Server& server : servers) {
        const auto color
            = static_cast<int>(curves.size() % std::tuple_size_v<decltype(Colors::series)>);
        curves.push_back({server.id, plainText(server.name), color});
    }
    return curves;
}

milliseconds longestOf(const Server& server)
{
    return gapIntervals * std::max(server.metricsInterval, server.statusInterval);
}

/// What may be the name of a file.
QString fileName(const QString& text)
{
    QString name;
    for (const QChar c : text) {
        const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z')
            || (c >= u'0' && c <= u'9') || c == u'.';
        name += isPlain ? c : QChar(u'-');
    }
    return name.left(longestTitle);
}

Curve pastOf(const Curve& curve, std::size_t index)
{
    Curve past{HistoryPlanWords::tr("%1, before", "a curve's name: its values of an earlier time")
                   .arg(curve.label),
               curve.color,
               CurveStyle::Line,
               {}};
    past.comparedTo = index;
    return past;
}

HistoryJob curveJob(const PlannedChart& chart, ServerId server, const AskedRange& asked)
{
    HistoryJob job;
    job.query = {server, {chart.metric}, asked.range, asked.columns};
    return job;
}

HistoryJob uptimeJob(ServerId server, const AskedRange& asked)
{
    HistoryJob job;
    job.purpose = HistoryJob::Purpose::Uptime;
    job.query = {server, {{u"uptime"_s, u"seconds"_s, {}}}, asked.range, asked.columns};
    return job;
}

bool isAsked(const std::vector<HistoryJob>& jobs, ServerId server)
{
    return std::ranges::any_of(
        jobs, [server](const HistoryJob& job) { return job.query.server == server; });
}

void addUptimeJobs(std::vector<HistoryJob>& jobs,
                   const PlannedChart& chart,
                   const AskedRange& asked)
{
    for (const PlannedCurve& curve : chart.curves) {
        if (!isAsked(jobs, curve.server)) {
            jobs.push_back(uptimeJob(curve.server, asked));
        }
    }
}

/// A chart for each server instead of one for all.
std::vector<PlannedChart> split(const PlannedChart& whole, const std::vector<Server>& servers)
{
    std::vector<PlannedChart> charts;
    for (std::size_t i = 0; i < whole.curves.size(); ++i) {
        PlannedChart chart = whole;
        chart.curves = {whole.curves[i]};
        chart.longest = longestOf(servers[i]);
        chart.title = HistoryPlanWords::tr("%1 – %2", "a server and a metric")
                          .arg(whole.curves[i].label, whole.title);
        charts.push_back(std::move(chart));
    }
    return charts;
}

} // namespace

QString metricTitle(const MetricId& metric, const CommandUnits& units)
{
    const std::optional<QString> declared = units.labelOf(metric);
    return plainText(declared ? *declared : text::metricLabel(metric), longestTitle);
}

std::vector<Server> serversOf(const HistoryView& view, const std::vector<Server>& all)
{
    std::vector<Server> chosen;
    std::ranges::copy_if(all, std::back_inserter(chosen), [&](const Server& server) {
        const bool isTagged = std::ranges::any_of(
            server.tags, [&](const QString& tag) { return view.tags.contains(tag); });
        return isTagged || std::ranges::find(view.servers, server.id) != view.servers.end();
    });
    return chosen;
}

HistoryPlan
planOf(const HistoryView& view, const std::vector<Server>& servers, const CommandUnits& units)
{
    HistoryPlan plan;
    if (servers.empty()) {
        return plan;
    }
    const bool isOverlay = view.layout == HistoryLayout::Overlay;
    std::vector<Server> shown = servers;
    if (isOverlay && shown.size() > mostCurves) {
        plan.serversLeftOut = static_cast<int>(shown.size() - mostCurves);
        shown.resize(mostCurves);
    }
    PlannedChart chart;
    chart.curves = curvesOf(shown);
    chart.compares = view.compare.with != CompareWith::Nothing;
    for (const Server& server : shown) {
        chart.longest = std::max(chart.longest, longestOf(server));
    }
    for (const MetricId& metric : view.metrics) {
        const MetricInfo* const info = findMetric(metric.type, metric.field);
        chart.metric = metric;
        chart.title = metricTitle(metric, units);
        chart.unit = units.unitOf(metric);
        chart.maximum = info != nullptr ? info->maximum : std::nullopt;
        const std::vector<PlannedChart> charts
            = isOverlay ? std::vector{chart} : split(chart, shown);
        plan.charts.insert(plan.charts.end(), charts.begin(), charts.end());
    }
    if (plan.charts.size() > mostCharts) {
        plan.chartsLeftOut = static_cast<int>(plan.charts.size() - mostCharts);
        plan.charts.resize(mostCharts);
    }
    return plan;
}

ChartSpec specOf(const PlannedChart& chart)
{
    ChartSpec spec;
    spec.name = fileName(toString(chart.metric));
    spec.title = chart.title;
    spec.unit = chart.unit;
    spec.maximum = chart.maximum;
    spec.hasLegend = false; // the statistics below name all curves
    for (const PlannedCurve& curve : chart.curves) {
        spec.curves.push_back({curve.label, curve.color, CurveStyle::Line, {}});
    }
    const std::size_t count = chart.compares ? chart.curves.size() : 0;
    for (std::size_t i = 0; i < count; ++i) {
        spec.curves.push_back(pastOf(spec.curves[i], i));
    }
    return spec;
}

std::vector<HistoryJob> jobsOf(const HistoryPlan& plan, std::size_t chart, const AskedRange& asked)
{
    const PlannedChart& planned = plan.charts.at(chart);
    std::vector<HistoryJob> jobs;
    for (std::size_t i = 0; i < planned.curves.size(); ++i) {
        HistoryJob job = curveJob(planned, planned.curves[i].server, asked);
        job.chart = chart;
        job.curve = i;
        jobs.push_back(job);
        if (planned.compares && asked.shift) {
            job.query.range = {asked.range.from - *asked.shift, asked.range.to - *asked.shift};
            job.curve = planned.curves.size() + i;
            job.shift = *asked.shift;
            jobs.push_back(job);
        }
    }
    return jobs;
}

std::vector<HistoryJob> uptimeJobs(const HistoryPlan& plan, const AskedRange& asked)
{
    std::vector<HistoryJob> jobs;
    for (const PlannedChart& chart : plan.charts) {
        addUptimeJobs(jobs, chart, asked);
    }
    return jobs;
}

HistoryJob storedJob(ServerId server, const TimeRange& range)
{
    HistoryJob job;
    job.purpose = HistoryJob::Purpose::Stored;
    job.query = {server, {}, range, 1};
    return job;
}

} // namespace vedette::ui

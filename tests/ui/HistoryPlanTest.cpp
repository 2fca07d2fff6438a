// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/HistoryPlan.h"

#include "tests/support/Catch.h"
#include "tests/support/FleetSamples.h"
#include "ui/history/CurveStatistics.h"
#include "ui/history/HistoryChoices.h"
#include "ui/history/HistoryMarks.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

const Timestamp planNow = fromMsecs(1'700'000'000'000);
const MetricId cpuMetric{u"cpu"_s, u"totalUsage"_s, {}};
const MetricId loadMetric{u"load"_s, u"load1"_s, {}};

std::vector<Server> manyServers(int count)
{
    std::vector<Server> servers;
    for (int i = 1; i <= count; ++i) {
        servers.push_back(makeServer(i, u"server-%1"_s.arg(i)));
    }
    return servers;
}

HistoryPlan planFor(const HistoryView& view, int servers)
{
    return planOf(view, manyServers(servers), {});
}

Series seriesFrom(const std::vector<std::pair<int, double>>& values)
{
    Series series;
    for (const auto& [second, value] : values) {
        series.points.push_back({planNow + seconds{second}, value});
    }
    return series;
}

bool isFoundBy(const TickList::Row& row, const QString& word)
{
    return row.words.contains(word, Qt::CaseInsensitive);
}

} // namespace

TEST_CASE("An overlay is a chart per metric with a curve per server")
{
    HistoryView view;
    view.metrics = {cpuMetric, loadMetric};

    const HistoryPlan plan = planFor(view, 3);

    REQUIRE(plan.charts.size() == 2);
    CHECK(plan.charts[0].metric == cpuMetric);
    CHECK(plan.charts[0].maximum == 100.0);
    CHECK(plan.charts[0].unit == Unit::Percent);
    REQUIRE(plan.charts[1].curves.size() == 3);
    CHECK(plan.charts[1].curves[2].label == u"server-3"_s);
    CHECK(plan.charts[1].curves[2].color == plan.charts[0].curves[2].color);
}

TEST_CASE("Small multiples are a chart per metric and server, each server in its colour")
{
    HistoryView view;
    view.metrics = {cpuMetric, loadMetric};
    view.layout = HistoryLayout::Multiples;

    const HistoryPlan plan = planFor(view, 3);

    REQUIRE(plan.charts.size() == 6);
    CHECK(plan.charts[4].metric == loadMetric);
    REQUIRE(plan.charts[4].curves.size() == 1);
    CHECK(plan.charts[4].curves[0].server == ServerId{2});
    CHECK(plan.charts[4].curves[0].color == plan.charts[1].curves[0].color);
    CHECK(plan.charts[4].title.contains(u"server-2"_s));
}

TEST_CASE("What there is no room for is counted")
{
    HistoryView view;
    view.metrics = {cpuMetric, loadMetric};

    const HistoryPlan overlay = planFor(view, 20);
    view.layout = HistoryLayout::Multiples;
    const HistoryPlan multiples = planFor(view, 20);

    CHECK(overlay.charts[0].curves.size() == mostCurves);
    CHECK(overlay.serversLeftOut == 8);
    CHECK(overlay.chartsLeftOut == 0);
    CHECK(multiples.charts.size() == mostCharts);
    CHECK(multiples.chartsLeftOut == 28);
}

TEST_CASE("Without a server there is no chart")
{
    HistoryView view;
    view.metrics = {cpuMetric};

    CHECK(planFor(view, 0) == HistoryPlan{});
}

TEST_CASE("A view means its servers and those with its tags, in the order of the list")
{
    std::vector<Server> all = manyServers(4);
    all[0].tags = {u"web"_s};
    all[2].tags = {u"db"_s, u"web"_s};
    HistoryView view;
    view.tags = {u"web"_s};
    view.servers = {ServerId{4}, ServerId{3}, ServerId{99}};

    const std::vector<Server> chosen = serversOf(view, all);

    REQUIRE(chosen.size() == 3);
    CHECK(chosen[0].id == ServerId{1});
    CHECK(chosen[1].id == ServerId{3});
    CHECK(chosen[2].id == ServerId{4});
}

TEST_CASE("A chart asks for each of its servers over its own pixels")
{
    HistoryView view;
    view.metrics = {cpuMetric, loadMetric};
    const HistoryPlan plan = planFor(view, 2);
    const AskedRange asked{{planNow - 1h, planNow}, std::nullopt, 640};

    const std::vector<HistoryJob> jobs = jobsOf(plan, 1, asked);

    REQUIRE(jobs.size() == 2);
    CHECK(jobs[0].query == HistoryQuery{ServerId{1}, {loadMetric}, asked.range, 640});
    CHECK(jobs[1].query.server == ServerId{2});
    CHECK(jobs[1].chart == 1);
    CHECK(jobs[1].curve == 1);
}

TEST_CASE("A chart that compares asks for the earlier time as well, and draws it later")
{
    HistoryView view;
    view.metrics = {cpuMetric};
    view.compare.with = CompareWith::WeekBefore;
    const HistoryPlan plan = planFor(view, 2);
    const AskedRange asked{{planNow - 1h, planNow}, 7 * 24h, 640};

    const std::vector<HistoryJob> jobs = jobsOf(plan, 0, asked);
    const ChartSpec spec = specOf(plan.charts[0]);

    REQUIRE(jobs.size() == 4);
    CHECK(jobs[3].query.server == ServerId{2});
    CHECK(jobs[3].query.range == TimeRange{planNow - 1h - 7 * 24h, planNow - 7 * 24h});
    CHECK(jobs[3].shift == 7 * 24h);
    REQUIRE(spec.curves.size() == 4);
    CHECK(jobs[3].curve == 3);
    CHECK(spec.curves[3].comparedTo == 1U);
    CHECK(spec.curves[3].color == spec.curves[1].color);
}

TEST_CASE("Each server's uptime is asked for once")
{
    HistoryView view;
    view.metrics = {cpuMetric, loadMetric};
    const HistoryPlan plan = planFor(view, 3);

    const std::vector<HistoryJob> jobs = uptimeJobs(plan, {{planNow - 1h, planNow}, {}, 300});

    REQUIRE(jobs.size() == 3);
    CHECK(jobs[0].query.metrics == std::vector{MetricId{u"uptime"_s, u"seconds"_s, {}}});
}

TEST_CASE("Statistics are of the points in the range, the mean by time")
{
    const Series series = seriesFrom({{-100, 99}, {0, 10}, {10, 10}, {11, 50}, {12, 10}, {50, 10}});

    const auto found = statisticsOf(series, {planNow, planNow + 60s});

    REQUIRE(found);
    CHECK(found->minimum == 10);
    CHECK(found->maximum == 50);
    CHECK(found->last == 10);
    CHECK(found->average == Approx(10 + 40.0 / 50));
    CHECK_FALSE(statisticsOf(series, {planNow + 100s, planNow + 200s}));
    CHECK_FALSE(statisticsOf({}, {planNow, planNow + 60s}));
}

TEST_CASE("A gap has no part in the mean")
{
    Series series = seriesFrom({{0, 10}, {10, 10}, {90, 50}, {100, 50}});
    series.gaps = {{planNow + 10s, planNow + 90s}};

    const auto found = statisticsOf(series, {planNow, planNow + 101s});

    REQUIRE(found);
    CHECK(found->average == Approx(30));
}

TEST_CASE("Points that stand alone have a plain mean")
{
    Series series = seriesFrom({{0, 10}, {100, 40}});
    series.gaps = {{planNow, planNow + 100s}};

    const auto found = statisticsOf(series, {planNow, planNow + 101s});

    REQUIRE(found);
    CHECK(found->average == Approx(25));
}

TEST_CASE("A shifted series keeps its values and its gaps")
{
    Series series = seriesFrom({{0, 10}, {100, 40}});
    series.gaps = {{planNow, planNow + 100s}};

    const Series later = shifted(series, 24h);

    CHECK(later.points[1] == SeriesPoint{planNow + 24h + 100s, 40});
    CHECK(later.gaps == std::vector<TimeRange>{{planNow + 24h, planNow + 24h + 100s}});
}

TEST_CASE("A start of the system is where the uptime falls, and when it began")
{
    const Series uptime = seriesFrom({{0, 5'000}, {30, 5'030}, {90, 20}, {120, 50}, {150, 49.5}});

    const auto marks = rebootMarks(uptime, {planNow, planNow + 200s}, u"web"_s);

    REQUIRE(marks.size() == 1);
    CHECK(marks[0].kind == MarkKind::Reboot);
    CHECK(marks[0].at == planNow + 70s);
    CHECK(marks[0].text.contains(u"web"_s));
}

TEST_CASE("A system that began within the range is marked though nothing came before")
{
    const Series uptime = seriesFrom({{100, 40}, {130, 70}});

    CHECK(rebootMarks(uptime, {planNow, planNow + 200s}, {}).size() == 1);
    CHECK(rebootMarks(uptime, {planNow + 90s, planNow + 200s}, {}).empty());
    CHECK(rebootMarks(seriesFrom({{0, -1}, {1, 1e300}}), {planNow, planNow + 200s}, {}).empty());
}

TEST_CASE("Alerts of a server are marked where they were in force")
{
    Alert before;
    before.server = ServerId{1};
    before.raisedAt = planNow - 2h;
    before.resolvedAt = planNow - 90min;
    Alert into = before;
    into.resolvedAt = planNow - 30min;
    Alert lasting = before;
    lasting.raisedAt = planNow - 10min;
    lasting.resolvedAt.reset();
    Alert foreign = lasting;
    foreign.server = ServerId{2};

    const auto marks
        = alertMarks({before, into, lasting, foreign}, {planNow - 1h, planNow}, ServerId{1});

    REQUIRE(marks.size() == 2);
    CHECK(marks[0].until == planNow - 30min);
    CHECK(marks[1].until == Timestamp::max());
}

TEST_CASE("Changes of the hardware are marked when they were noticed")
{
    HardwareHistory hardware;
    hardware.changes
        = {{planNow - 5min, {HardwarePart::Kernel, {}, u"Linux 6.1"_s, u"Linux 6.6"_s}},
           {planNow - 5h, {HardwarePart::Memory, {}, 1e9, 2e9}}};

    const auto marks = hardwareMarks(hardware, {planNow - 1h, planNow}, u"web"_s);

    REQUIRE(marks.size() == 1);
    CHECK(marks[0].kind == MarkKind::Hardware);
    CHECK(marks[0].text.contains(u"6.6"_s));
}

TEST_CASE("Servers are found by name, address and tag, and tags can be ticked themselves")
{
    std::vector<Server> servers = manyServers(2);
    servers[1].tags = {u"web"_s};

    const std::vector<TickList::Row> rows = serverRows(servers);
    HistoryView view;
    takeServerTicks(view, {rows[0].key, rows[1].key});

    REQUIRE(rows.size() == 3);
    CHECK(rows[0].text.contains(u"web"_s));
    CHECK(isFoundBy(rows[2], u"WEB"_s));
    CHECK(isFoundBy(rows[2], u"example.net"_s));
    CHECK(view.tags == QStringList{u"web"_s});
    CHECK(view.servers == std::vector{ServerId{1}});
    CHECK(serverTicks(view) == QStringList{rows[0].key, rows[1].key});
}

TEST_CASE("Metrics are found by what people call them and by their identifier")
{
    const MetricId disk{u"disk"_s, u"usedPercent"_s, u"/var"_s};
    const MetricId own{u"command"_s, u"rows"_s, u"nightly"_s};

    const std::vector<TickList::Row> rows = metricRows({disk, own}, {}, {});
    const auto named = [&](const MetricId& metric) {
        return *std::ranges::find(rows, toString(metric), &TickList::Row::key);
    };

    CHECK(isFoundBy(named({u"memory"_s, u"used"_s, {}}), u"ram"_s));
    CHECK(isFoundBy(named(disk), u"/var"_s));
    CHECK(isFoundBy(named(disk), u"space"_s));
    CHECK(isFoundBy(named(cpuMetric), u"cpu.totalUsage"_s));
    CHECK_FALSE(named(disk).isMuted);
    CHECK(named(cpuMetric).isMuted);
    CHECK(rows.back().key == toString(own));
}

TEST_CASE("A metric with instances is offered with them, and no more without")
{
    const MetricId disk{u"disk"_s, u"usedPercent"_s, u"/var"_s};

    const std::vector<TickList::Row> rows = metricRows({disk}, {}, {});

    const auto hasKey = [&](const QString& key) {
        return std::ranges::find(rows, key, &TickList::Row::key) != rows.end();
    };
    CHECK(hasKey(toString(disk)));
    CHECK_FALSE(hasKey(u"disk.usedPercent"_s));
}

TEST_CASE("Ticked metrics are those of the view, in the order in which they were ticked")
{
    HistoryView view;
    view.metrics = {loadMetric, {u"disk"_s, u"used"_s, u"a]b"_s}, cpuMetric};

    HistoryView again;
    takeMetricTicks(again, metricTicks(view) + QStringList{u"no metric"_s});

    CHECK(again.metrics == view.metrics);
}

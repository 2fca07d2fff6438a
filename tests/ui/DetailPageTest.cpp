// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/Catch.h"
#include "tests/support/Pump.h"
#include "tests/ui/DetailStage.h"
#include "ui/charts/Legend.h"
#include "ui/detail/overview/InstancePicker.h"

#include <QLabel>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

Snapshot status(Timestamp time, double user)
{
    Snapshot snapshot = makeSnapshot(web, time, PollKind::Status);
    for (Sample& sample : snapshot.samples) {
        if (sample.metric.field == "user"_L1) {
            sample.value = user;
        }
    }
    return snapshot;
}

} // namespace

TEST_CASE("A page asks once for the history of all it draws")
{
    DetailStage stage;

    stage.page.showServer(web);

    REQUIRE(stage.fleet.historyQueries.size() == 1);
    const HistoryQuery& query = stage.fleet.historyQueries.front();
    CHECK(query.server == web);
    CHECK(query.range.length() == 15min);
    CHECK(query.columns >= 300);
    for (const MetricId& id : {metric(u"cpu"_s, u"user"_s),
                               metric(u"memory"_s, u"used"_s),
                               metric(u"load"_s, u"load1"_s),
                               metric(u"network"_s, u"rxRate"_s, u"eth0"_s),
                               metric(u"diskIo"_s, u"writeRate"_s, u"sda"_s)}) {
        CHECK(std::ranges::find(query.metrics, id) != query.metrics.end());
    }
}

TEST_CASE("The memory chart draws swap only where there is some")
{
    const double total = GENERATE(0.0, 4096.0);
    DetailStage stage;
    Series stored{
        metric(u"swap"_s, u"used"_s), {{stage.now - 60s, 0.0}, {stage.now - 30s, 0.0}}, {}};
    stage.fleet.history.insert(stored.metric, stored);
    stage.page.showServer(web);
    stage.fleet.deliver();
    Snapshot poll = makeSnapshot(web, stage.now + 1s, PollKind::Metrics);
    poll.samples.push_back({metric(u"swap"_s, u"total"_s), total});
    poll.samples.push_back({metric(u"swap"_s, u"used"_s), 0.0});

    stage.push(poll);
    poll.collectedAt += 1s;
    stage.push(poll);

    CHECK(stage.series(u"memory"_s, 2).points.empty() == (total == 0.0));
    CHECK_FALSE(stage.series(u"memory"_s, 0).points.empty());
}

TEST_CASE("A page shows history, then live values")
{
    DetailStage stage;
    stage.page.showServer(web);
    stage.fleet.deliver();
    const std::size_t stored = stage.series(u"cpu"_s).points.size();
    REQUIRE(stored >= 25);

    stage.push(status(stage.now + 1s, 33.0));

    const Series& user = stage.series(u"cpu"_s);
    CHECK(user.points.size() == stored + 1);
    CHECK(user.points.back().value == 33.0);
    CHECK(user.gaps.empty());
    CHECK(stage.panel(u"cpu"_s).legend().entries().at(0).value == u"33 %"_s);
}

TEST_CASE("Live values that come before the history stay")
{
    DetailStage stage;
    stage.page.showServer(web);

    stage.push(status(stage.now + 1s, 33.0));
    stage.fleet.deliver();

    CHECK(stage.series(u"cpu"_s).points.size() >= 26);
    CHECK(stage.series(u"cpu"_s).points.back().value == 33.0);
}

TEST_CASE("A page that nobody sees keeps no more than its range")
{
    DetailStage stage;
    stage.page.showServer(web);
    REQUIRE_FALSE(stage.page.isVisible());

    for (Timestamp time = stage.now - 1h; time <= stage.now; time += 10s) {
        stage.push(status(time, 10.0));
    }

    const std::size_t most = 15min / 10s + 2; // one before the range, for the line to the edge
    CHECK(stage.series(u"cpu"_s).points.size() <= most);
    CHECK(stage.series(u"cpu"_s).points.back().time == stage.now);
}

TEST_CASE("A live silence of more than three intervals is a gap")
{
    DetailStage stage;
    stage.page.showServer(web);

    stage.push(status(stage.now, 10));
    stage.push(status(stage.now + 10s, 10));
    stage.push(status(stage.now + 50s, 10));

    CHECK(stage.series(u"cpu"_s).gaps
          == std::vector<TimeRange>{{stage.now + 10s, stage.now + 50s}});
}

TEST_CASE("Values that come with the metrics poll only have no gap between two polls")
{
    DetailStage stage;
    stage.page.showServer(web);

    for (int i = 0; i < 3; ++i) {
        stage.push(makeSnapshot(web, stage.now + i * 31s, PollKind::Metrics));
    }

    CHECK(stage.series(u"network"_s).points.size() == 3);
    CHECK(stage.series(u"network"_s).gaps.empty());
}

TEST_CASE("The answer to an older question is not shown")
{
    DetailStage stage;
    stage.page.showServer(web);
    stage.page.showServer(db);

    stage.fleet.history.clear();
    stage.fleet.deliver();

    CHECK(stage.page.server() == db);
    CHECK(stage.series(u"cpu"_s).points.empty());
}

TEST_CASE("Every change asks once, and a turning wheel once in all")
{
    DetailStage stage;
    stage.page.showServer(web);
    stage.page.setSpan(1h);
    REQUIRE(stage.fleet.historyQueries.size() == 2);
    CHECK(stage.fleet.historyQueries.back().range.length() == 1h);

    ChartView& view = stage.panel(u"cpu"_s).view();
    for (int i = 1; i <= 5; ++i) {
        Q_EMIT view.zoomRequested({stage.now - i * 1min, stage.now});
    }
    CHECK(stage.fleet.historyQueries.size() == 2);
    REQUIRE(pumpUntil([&] { return stage.fleet.historyQueries.size() == 3; }));

    CHECK(stage.fleet.historyQueries.back().range == TimeRange{stage.now - 5min, stage.now});
    CHECK(stage.panel(u"network"_s).view().range() == TimeRange{stage.now - 5min, stage.now});
}

TEST_CASE("Going back from a zoom follows the present again")
{
    DetailStage stage;
    stage.page.showServer(web);
    ChartView& view = stage.panel(u"memory"_s).view();
    Q_EMIT view.zoomRequested({stage.now - 3min, stage.now - 2min});

    Q_EMIT view.resetRequested();

    CHECK(stage.panel(u"cpu"_s).view().range().length() == 15min);
    CHECK(stage.fleet.historyQueries.size() == 2);
}

TEST_CASE("A page that is zoomed says so, and goes back to live by a click")
{
    DetailStage stage;
    stage.page.showServer(web);
    const auto& note = *stage.page.findChild<QWidget*>(u"rangeNote"_s);
    CHECK(note.isHidden());
    ChartView& view = stage.panel(u"memory"_s).view();
    Q_EMIT view.zoomRequested({stage.now - 3min, stage.now - 2min});
    REQUIRE_FALSE(note.isHidden());

    stage.page.findChild<QToolButton*>(u"backToLive"_s)->click();

    CHECK(note.isHidden());
    CHECK(stage.panel(u"cpu"_s).view().range().length() == 15min);
}

TEST_CASE("History that could not be read is told, and read again by a click")
{
    DetailStage stage;
    stage.fleet.failure = Error{ErrorCode::StoreBusy, {}};
    stage.page.showServer(web);
    stage.fleet.deliver();
    const auto& note = *stage.page.findChild<QWidget*>(u"rangeNote"_s);
    REQUIRE_FALSE(note.isHidden());

    stage.fleet.failure.reset();
    stage.page.findChild<QToolButton*>(u"readAgain"_s)->click();
    stage.fleet.deliver();

    CHECK(note.isHidden());
    CHECK_FALSE(stage.series(u"cpu"_s).points.empty());
}

TEST_CASE("The crosshair is shared by all charts")
{
    DetailStage stage;
    stage.page.showServer(web);
    stage.fleet.deliver();
    stage.push(status(stage.now + 1s, 90.0));

    Q_EMIT stage.panel(u"memory"_s).view().hovered(stage.now - 5min);

    CHECK(stage.panel(u"cpu"_s).legend().entries().at(0).value == u"10 %"_s);
    Q_EMIT stage.panel(u"memory"_s).view().left();
    CHECK(stage.panel(u"cpu"_s).legend().entries().at(0).value == u"90 %"_s);
}

TEST_CASE("Interfaces are added up, or one is picked")
{
    DetailStage stage;
    Snapshot snapshot = makeSnapshot(web, stage.now, PollKind::Metrics);
    snapshot.samples.push_back({metric(u"network"_s, u"rxRate"_s, u"eth1"_s), 3.0e6});
    snapshot.samples.push_back({metric(u"network"_s, u"rxRate"_s, u"docker0"_s), 9.0e6});
    stage.model.applySnapshots({snapshot});
    stage.page.showServer(web);
    stage.push(snapshot);
    auto* picker = stage.page.findChild<InstancePicker*>(u"interfacePicker"_s);

    CHECK(stage.series(u"network"_s).points.back().value == 4.0e6);
    picker->setCurrentText(u"eth1"_s);

    CHECK(stage.series(u"network"_s).points.back().value == 3.0e6);
    CHECK(stage.fleet.historyQueries.size() == 1);
}

TEST_CASE("A server that is down since the start has the history of what it had")
{
    DetailStage stage(ServerState::Unreachable);
    const MetricId received = metric(u"network"_s, u"rxRate"_s, u"eth0"_s);
    const MetricId sent = metric(u"network"_s, u"txRate"_s, u"eth0"_s);
    for (const MetricId& each : {received, sent}) {
        stage.fleet.history.insert(each, Series{each, {{stage.now - 10min, 7.0}}, {}});
    }
    stage.page.showServer(db); // not polled yet
    CHECK(stage.series(u"network"_s).points.empty());

    stage.fleet.deliver();
    stage.fleet.deliver();

    CHECK(stage.fleet.historyQueries.size() == 2);
    REQUIRE(stage.series(u"network"_s).points.size() == 1);
    CHECK(stage.series(u"network"_s).points.front().value == 7.0);
}

TEST_CASE("An interface that appears later has its history fetched, once")
{
    DetailStage stage;
    stage.page.showServer(db); // not polled yet
    REQUIRE(stage.fleet.historyQueries.size() == 1);

    for (int i = 0; i < 3; ++i) {
        Snapshot snapshot = makeSnapshot(db, stage.now + i * 30s, PollKind::Metrics);
        stage.push(snapshot);
    }

    CHECK(stage.fleet.historyQueries.size() == 2);
}

TEST_CASE("What watching costs a server stands below its charts, once it is known")
{
    DetailStage stage;
    stage.page.showServer(web);
    const auto* cost = stage.page.findChild<QLabel*>(u"footprint"_s);
    REQUIRE(cost);
    CHECK_FALSE(cost->isHidden());
    CHECK(cost->text().contains(u"1 login"));
    CHECK(cost->text().contains(u"3.1 ms of CPU per poll"));

    stage.page.showServer(db); // nothing came from it yet

    CHECK(cost->isHidden());
}

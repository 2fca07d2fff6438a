// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/HistoryFeed.h"

#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "ui/history/HistoryEvents.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

const TimeRange feedRange{fromMsecs(1'700'000'000'000), fromMsecs(1'700'003'600'000)};

HistoryJob feedJob(qint64 server, std::size_t chart = 0)
{
    HistoryJob job;
    const MetricId metric{u"cpu"_s, u"chart%1"_s.arg(chart), {}};
    job.query = {ServerId{server}, {metric}, feedRange, 300};
    job.chart = chart;
    return job;
}

/// The servers of what was asked, from the first of them on.
std::vector<qint64> askedServers(const FakeFleet& fleet, std::size_t first = 0)
{
    std::vector<qint64> servers;
    for (std::size_t i = first; i < fleet.historyQueries.size(); ++i) {
        servers.push_back(fleet.historyQueries[i].server.value);
    }
    return servers;
}

/// A feed, and what it has told.
struct FeedStage
{
    FeedStage()
    {
        QObject::connect(&feed,
                         &HistoryFeed::answered,
                         &feed,
                         [this](const HistoryJob& job, const Result<History>& history) {
                             answered.push_back(job);
                             answers.push_back(history);
                         });
        QObject::connect(&feed, &HistoryFeed::finished, &feed, [this] { ++finished; });
    }

    FakeFleet fleet;
    HistoryFeed feed{fleet};
    std::vector<HistoryJob> answered;
    std::vector<Result<History>> answers;
    int finished = 0;
};

} // namespace

TEST_CASE("A server is asked once for all that charts want of one time")
{
    FeedStage stage;
    Series values{feedJob(1, 2).query.metrics.front(), {{feedRange.from, 7}}, {}};
    stage.fleet.history.insert(values.metric, values);
    HistoryJob past = feedJob(1);
    past.query.range = {feedRange.from - 24h, feedRange.to - 24h};
    past.shift = 24h;
    const std::vector<HistoryJob> jobs{
        feedJob(1), past, feedJob(2), feedJob(1, 2), feedJob(2, 2), feedJob(1)};

    stage.feed.ask(jobs);
    const std::vector<HistoryQuery> asked = stage.fleet.historyQueries;
    stage.fleet.deliver();

    REQUIRE(asked.size() == 3);
    CHECK(asked[0].server == ServerId{1});
    CHECK(asked[0].metrics == std::vector{feedJob(1).query.metrics.front(), values.metric});
    CHECK(asked[1].range == past.query.range);
    CHECK(asked[2].server == ServerId{2});
    CHECK(asked[2].metrics.size() == 2);
    REQUIRE(stage.answered.size() == jobs.size());
    for (std::size_t i = 0; i < stage.answered.size(); ++i) {
        const Result<History>& answer = stage.answers[i];
        REQUIRE(answer);
        REQUIRE(answer->series.size() == 1);
        CHECK(answer->query == stage.answered[i].query);
        CHECK(answer->series[0].metric == stage.answered[i].query.metrics.front());
        CHECK(answer->series[0].points.size() == (stage.answered[i].chart == 2 ? 1U : 0U));
    }
    CHECK(stage.answers[0]->stored == std::vector{values.metric});
    CHECK(stage.answers[1]->stored.empty()); // told already
}

TEST_CASE("What another number of columns is wanted of is a question of its own")
{
    FeedStage stage;
    HistoryJob stored = storedJob(ServerId{1}, feedRange);

    stage.feed.ask({feedJob(1), stored});
    stage.fleet.deliver();

    REQUIRE(stage.fleet.historyQueries.size() == 2);
    CHECK(stage.fleet.historyQueries[1].metrics.empty());
    CHECK(stage.answered == std::vector{feedJob(1), stored});
    CHECK(stage.answers[1]->series.empty());
}

TEST_CASE("A few questions are under way at once, each in a view of its own; the rest waits")
{
    FeedStage stage;

    stage.feed.ask({feedJob(1), feedJob(2), feedJob(3), feedJob(4), feedJob(5), feedJob(6)});
    const std::vector<HistoryQuery> before = stage.fleet.historyQueries;
    stage.fleet.deliver();

    REQUIRE(before.size() == HistoryFeed::mostAtOnce);
    std::set<quint64> views;
    for (const HistoryQuery& query : before) {
        CHECK(query.view != 0);
        views.insert(query.view);
    }
    CHECK(views.size() == HistoryFeed::mostAtOnce);
    CHECK(askedServers(stage.fleet) == std::vector<qint64>{1, 2, 3, 4, 5, 6});
    CHECK(views.contains(stage.fleet.historyQueries[4].view));
    CHECK(stage.answered.size() == 6);
    CHECK(stage.finished == 1);
    CHECK(stage.feed.isIdle());
}

TEST_CASE("The answer to what is asked for no more is passed over, and the rest is never sent")
{
    FeedStage stage;
    stage.feed.ask({feedJob(1), feedJob(2), feedJob(3), feedJob(4), feedJob(5), feedJob(6)});

    stage.feed.ask({feedJob(7)});
    stage.fleet.deliver();

    CHECK(stage.answered == std::vector{feedJob(7)});
    CHECK(askedServers(stage.fleet) == std::vector<qint64>{1, 2, 3, 4, 7});
    CHECK(stage.fleet.historyQueries[4].view == stage.fleet.historyQueries[0].view);
}

TEST_CASE("Nothing that is asked for takes the place of everything, too")
{
    FeedStage stage;
    stage.feed.ask({feedJob(1), feedJob(2), feedJob(3), feedJob(4), feedJob(5)});

    stage.feed.ask({});
    stage.fleet.deliver();

    CHECK(stage.feed.isIdle());
    CHECK(stage.answered.empty());
    CHECK(stage.fleet.historyQueries.size() == HistoryFeed::mostAtOnce);
}

TEST_CASE("What is asked beside comes after the rest")
{
    FeedStage stage;
    stage.feed.ask({feedJob(1), feedJob(2), feedJob(3), feedJob(4), feedJob(5)});

    stage.feed.askBeside({feedJob(6), feedJob(6, 1)});
    stage.fleet.deliver();

    CHECK(askedServers(stage.fleet) == std::vector<qint64>{1, 2, 3, 4, 5, 6});
    REQUIRE(stage.answered.size() == 7);
    CHECK(stage.answered[6] == feedJob(6, 1));
}

TEST_CASE("A question that another one pushed aside is asked again, but not for ever")
{
    FeedStage stage;
    stage.fleet.failure = Error{ErrorCode::Cancelled, {}, 0};
    stage.feed.ask({feedJob(1), feedJob(1, 1)});

    stage.fleet.deliver();

    CHECK(stage.fleet.historyQueries.size() == 5);
    CHECK(stage.fleet.historyQueries[4] == stage.fleet.historyQueries[0]);
    CHECK(stage.answered == std::vector{feedJob(1), feedJob(1, 1)});
    CHECK_FALSE(stage.answers[0]);
    CHECK(stage.feed.isIdle());
}

TEST_CASE("An error of one question does not keep the others back")
{
    FeedStage stage;
    stage.fleet.failure = Error{ErrorCode::StoreBusy, {}, 0};
    stage.feed.ask({feedJob(1), feedJob(2), feedJob(3), feedJob(4), feedJob(5)});

    stage.fleet.deliver();

    REQUIRE(stage.answers.size() == 5);
    CHECK(std::ranges::none_of(stage.answers, &Result<History>::has_value));
    CHECK(stage.fleet.historyQueries.size() == 5);
}

TEST_CASE("Whoever hears an answer may ask anew")
{
    FeedStage stage;
    QObject::connect(&stage.feed, &HistoryFeed::answered, &stage.feed, [&](const HistoryJob& job) {
        if (job == feedJob(1)) {
            stage.feed.ask({feedJob(3)});
        }
    });
    stage.feed.ask({feedJob(1), feedJob(1, 1), feedJob(2)});

    stage.fleet.deliver();

    CHECK(stage.answered == std::vector{feedJob(1), feedJob(3)});
    CHECK(stage.finished == 1);
}

TEST_CASE("Whoever hears an answer may ask for more beside")
{
    FeedStage stage;
    QObject::connect(&stage.feed, &HistoryFeed::answered, &stage.feed, [&](const HistoryJob& job) {
        if (job == feedJob(1)) {
            stage.feed.askBeside({feedJob(3)});
        }
    });
    stage.feed.ask({feedJob(1), feedJob(1, 1), feedJob(2)});

    stage.fleet.deliver();

    CHECK(stage.answered == std::vector{feedJob(1), feedJob(1, 1), feedJob(2), feedJob(3)});
    CHECK(stage.finished == 1);
}

TEST_CASE("Events are asked for once per server, and alerts follow what happens")
{
    FakeFleet fleet;
    HistoryEvents events(fleet);
    const std::vector<PlannedCurve> servers{{ServerId{1}, u"web"_s, 0}, {ServerId{2}, u"db"_s, 1}};
    fleet.fakeProbes.hardware.changes
        = {{feedRange.from + 1min, {HardwarePart::Kernel, {}, u"6.1"_s, u"6.6"_s}}};

    events.watch(servers, feedRange);
    events.watch(servers, feedRange);
    fleet.deliver();
    Alert alert;
    alert.id = AlertId{7};
    alert.server = ServerId{2};
    alert.raisedAt = feedRange.from + 5min;
    fleet.push(alert);

    CHECK(fleet.fakeProbes.hardwareServers == std::vector{ServerId{1}, ServerId{2}});
    CHECK(fleet.calls.count(u"requestAlerts"_s) == 1);
    CHECK(events.marks({servers[0]}, feedRange).size() == 1);
    const std::vector<ChartMark> marks = events.marks({servers[1]}, feedRange);
    REQUIRE(marks.size() == 2);
    CHECK(marks[0].kind == MarkKind::Alert);
    CHECK(marks[1].kind == MarkKind::Hardware);
}

TEST_CASE("Events that can't be read are asked for again with the next view")
{
    FakeFleet fleet;
    HistoryEvents events(fleet);
    const std::vector<PlannedCurve> servers{{ServerId{1}, u"web"_s, 0}};
    fleet.failure = Error{ErrorCode::StoreIo, {}, 0};
    events.watch(servers, feedRange);
    fleet.deliver();

    events.watch(servers, feedRange);

    CHECK(fleet.fakeProbes.hardwareServers.size() == 2);
    CHECK(fleet.alertQueries.size() == 2);
    CHECK(events.marks(servers, feedRange).empty());
}

TEST_CASE("Alerts are those of the servers and the time in view, however long ago")
{
    FakeFleet fleet;
    HistoryEvents events(fleet);
    const std::vector<PlannedCurve> servers{
        {ServerId{2}, u"db"_s, 1}, {ServerId{1}, u"web"_s, 0}, {ServerId{2}, u"db"_s, 1}};
    const auto since = [](milliseconds ago) {
        return TimeRange{feedRange.from - ago, feedRange.to - ago};
    };
    for (const int hours : {0, 5000}) {
        Alert alert;
        alert.id = AlertId{hours + 1};
        alert.server = ServerId{2};
        alert.state = AlertState::Resolved;
        alert.raisedAt = since(std::chrono::hours{hours}).from + 5min;
        alert.resolvedAt = alert.raisedAt + 1min;
        fleet.state.alerts.push_back(alert);
    }

    events.watch(servers, feedRange);
    fleet.deliver();
    events.watch(servers, since(5000h));
    const bool stands = events.marks({servers[0]}, feedRange).size() == 1;
    fleet.deliver();

    CHECK(stands); // until the next answer
    REQUIRE(fleet.alertQueries.size() == 2);
    CHECK(fleet.alertQueries[1].servers == std::vector{ServerId{1}, ServerId{2}});
    CHECK(fleet.alertQueries[1].range == since(5000h));
    CHECK(events.marks({servers[0]}, since(5000h)).size() == 1);
    CHECK(events.marks({servers[0]}, feedRange).empty());
}

TEST_CASE("The answer to an older question about alerts is passed over")
{
    FakeFleet fleet;
    HistoryEvents events(fleet);
    Alert alert;
    alert.id = AlertId{7};
    alert.server = ServerId{1};
    alert.raisedAt = feedRange.from + 5min;
    fleet.state.alerts = {alert};
    events.watch({{ServerId{1}, u"web"_s, 0}}, feedRange);

    events.watch({{ServerId{2}, u"db"_s, 0}}, feedRange);
    fleet.deliver();

    CHECK(events.marks({{ServerId{1}, u"web"_s, 0}}, feedRange).empty());
}

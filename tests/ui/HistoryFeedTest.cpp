// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/HistoryFeed.h"

#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "ui/history/HistoryEvents.h"

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
    job.query = {ServerId{server}, {{u"cpu"_s, u"user"_s, {}}}, feedRange, 300};
    job.chart = chart;
    return job;
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
                             wasAnswer.push_back(history.has_value());
                         });
        QObject::connect(&feed, &HistoryFeed::finished, &feed, [this] { ++finished; });
    }

    FakeFleet fleet;
    HistoryFeed feed{fleet};
    std::vector<HistoryJob> answered;
    std::vector<bool> wasAnswer;
    int finished = 0;
};

} // namespace

TEST_CASE("One question waits for the answer to the one before")
{
    FeedStage stage;

    stage.feed.ask({feedJob(1), feedJob(2), feedJob(3)});
    const std::size_t before = stage.fleet.historyQueries.size();
    stage.fleet.deliver();

    CHECK(before == 1);
    CHECK(stage.answered == std::vector{feedJob(1), feedJob(2), feedJob(3)});
    CHECK(stage.finished == 1);
    CHECK(stage.feed.isIdle());
}

TEST_CASE("The answer to what is asked for no more is passed over, and the rest is never sent")
{
    FeedStage stage;
    stage.feed.ask({feedJob(1), feedJob(2)});

    stage.feed.ask({feedJob(3)});
    stage.fleet.deliver();

    CHECK(stage.answered == std::vector{feedJob(3)});
    REQUIRE(stage.fleet.historyQueries.size() == 2);
    CHECK(stage.fleet.historyQueries[1].server == ServerId{3});
}

TEST_CASE("What is asked beside comes after the rest")
{
    FeedStage stage;
    stage.feed.ask({feedJob(1), feedJob(2)});

    stage.feed.askBeside({feedJob(3)});
    stage.fleet.deliver();

    CHECK(stage.answered == std::vector{feedJob(1), feedJob(2), feedJob(3)});
}

TEST_CASE("A question that another one pushed aside is asked again, but not for ever")
{
    FeedStage stage;
    stage.fleet.failure = Error{ErrorCode::Cancelled, {}, 0};
    stage.feed.ask({feedJob(1)});

    stage.fleet.deliver();

    CHECK(stage.fleet.historyQueries.size() == 5);
    CHECK(stage.wasAnswer == std::vector{false});
    CHECK(stage.feed.isIdle());
}

TEST_CASE("An error of one question does not keep the others back")
{
    FeedStage stage;
    stage.fleet.failure = Error{ErrorCode::StoreBusy, {}, 0};
    stage.feed.ask({feedJob(1), feedJob(2)});

    stage.fleet.deliver();

    CHECK(stage.wasAnswer == std::vector{false, false});
    CHECK(stage.fleet.historyQueries.size() == 2);
}

TEST_CASE("Whoever hears an answer may ask anew")
{
    FeedStage stage;
    QObject::connect(&stage.feed, &HistoryFeed::answered, &stage.feed, [&](const HistoryJob& job) {
        if (job == feedJob(1)) {
            stage.feed.ask({feedJob(3)});
        }
    });
    stage.feed.ask({feedJob(1), feedJob(2)});

    stage.fleet.deliver();

    CHECK(stage.answered == std::vector{feedJob(1), feedJob(3)});
}

TEST_CASE("Events are asked for once per server, and alerts follow what happens")
{
    FakeFleet fleet;
    HistoryEvents events(fleet);
    const std::vector<PlannedCurve> servers{{ServerId{1}, u"web"_s, 0}, {ServerId{2}, u"db"_s, 1}};
    fleet.fakeProbes.hardware.changes
        = {{feedRange.from + 1min, {HardwarePart::Kernel, {}, u"6.1"_s, u"6.6"_s}}};

    events.watch(servers);
    events.watch(servers);
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
    events.watch(servers);
    fleet.deliver();

    events.watch(servers);

    CHECK(fleet.fakeProbes.hardwareServers.size() == 2);
    CHECK(events.marks(servers, feedRange).empty());
}

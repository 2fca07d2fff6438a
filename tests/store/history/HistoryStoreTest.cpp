// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/HistoryStore.h"

#include "core/base/Clock.h"
#include "core/base/Deadline.h"
#include "core/store/Connection.h"
#include "tests/store/history/HistoryTester.h"
#include "tests/support/Catch.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::at;
using test::failedPoll;
using test::HistoryTester;
using test::poll;
using test::usageOf;

namespace {

constexpr ServerId first{1};
constexpr ServerId second{2};

std::vector<Snapshot> pollsEvery(int step, int count, ServerId server = first)
{
    std::vector<Snapshot> polls;
    polls.reserve(static_cast<std::size_t>(count));
    for (qint64 i = 0; i < count; ++i) {
        polls.push_back(poll(server, at(i * step), static_cast<double>(i)));
    }
    return polls;
}

Series readUsage(HistoryTester& tester, TimeRange range, ServerId server = first)
{
    const auto history = tester.read(usageOf(server, range));
    REQUIRE(history);
    REQUIRE(history->series.size() == 1);
    return history->series.front();
}

} // namespace

TEST_CASE("what was committed can be read, also after the store was opened again")
{
    HistoryTester tester;
    tester.append(pollsEvery(30, 10));
    tester.waitForCommits(10);

    CHECK(readUsage(tester, {at(0), at(1000)}).points.size() == 10);
    tester.close();
    tester.open();
    const Series series = readUsage(tester, {at(0), at(1000)});
    REQUIRE(series.points.size() == 10);
    CHECK(series.points.at(3) == SeriesPoint{at(90), 3});
    CHECK(series.gaps.empty());
}

TEST_CASE("what waits is written when the store is closed, and its journal is gone")
{
    HistoryTester tester;
    tester.append(pollsEvery(30, 10));

    tester.close();

    CHECK_FALSE(QFile::exists(tester.path() + u"-wal"_s));
    tester.open();
    CHECK(readUsage(tester, {at(0), at(1000)}).points.size() == 10);
    CHECK(tester.store().movedAside().isEmpty());
}

TEST_CASE("the servers' polls are kept apart")
{
    HistoryTester tester;
    tester.append(pollsEvery(30, 3, first));
    tester.append(pollsEvery(30, 5, second));
    tester.waitForCommits(8);

    CHECK(readUsage(tester, {at(0), at(1000)}, first).points.size() == 3);
    CHECK(readUsage(tester, {at(0), at(1000)}, second).points.size() == 5);
    CHECK(readUsage(tester, {at(0), at(1000)}, ServerId{3}).points.empty());
}

TEST_CASE("a part of the time comes with its nearest neighbour on either side")
{
    HistoryTester tester;
    tester.append(pollsEvery(30, 100));
    tester.waitForCommits(100);

    const Series series = readUsage(tester, {at(1000), at(1100)});

    REQUIRE(series.points.size() == 5);
    CHECK(series.points.front().time == at(990));
    CHECK(series.points.back().time == at(1110));
}

TEST_CASE("every metric asked for has its series, in that order")
{
    HistoryTester tester;
    tester.append(pollsEvery(30, 4));
    tester.waitForCommits(4);
    const MetricId unknown{.type = u"disk"_s, .field = u"used"_s, .instance = u"/"_s};
    HistoryQuery query = usageOf(first, {at(0), at(1000)});
    query.metrics = {unknown, test::serverUp(), test::cpuUsage(), test::cpuUsage()};

    const auto history = tester.read(query);

    REQUIRE(history);
    CHECK(history->query == query);
    REQUIRE(history->series.size() == 4);
    CHECK(history->series[0] == Series{unknown, {}, {}});
    CHECK(history->series[1].points.back() == SeriesPoint{at(90), 1});
    CHECK(history->series[2].points.back() == SeriesPoint{at(90), 3});
    CHECK(history->series[3] == history->series[2]);
}

TEST_CASE("all metrics that a range holds are named, asked for or not")
{
    HistoryTester tester;
    Snapshot early = poll(first, at(0), 1);
    const MetricId eth0{.type = u"network"_s, .field = u"rxRate"_s, .instance = u"eth0"_s};
    early.samples.push_back({eth0, 5});
    tester.append({early, poll(first, at(9000), 2), poll(second, at(10), 3)});
    tester.waitForCommits(3);

    const auto history = tester.read(usageOf(first, {at(0), at(1000)}));

    REQUIRE(history);
    CHECK(std::ranges::find(history->stored, eth0) != history->stored.end());
    CHECK(std::ranges::find(history->stored, test::cpuUsage()) != history->stored.end());
}

TEST_CASE("an outage and a pause are gaps")
{
    HistoryTester tester;
    tester.append({poll(first, at(0), 1),
                   poll(first, at(30), 2),
                   failedPoll(first, at(60)),
                   poll(first, at(90), 3),
                   poll(first, at(120), 4),
                   poll(first, at(600), 5),
                   poll(first, at(630), 6)});
    tester.waitForCommits(7);

    const Series series = readUsage(tester, {at(0), at(1000)});

    CHECK(series.points.size() == 6);
    CHECK(series.gaps == std::vector<TimeRange>{{at(30), at(90)}, {at(120), at(600)}});
}

TEST_CASE("status polls between metrics polls neither break a line nor hide its neighbour")
{
    HistoryTester tester;
    std::vector<Snapshot> polls;
    for (int i = 0; i <= 600; i += 2) {
        polls.push_back(poll(first, at(i), i));
        polls.back().kind = i % 60 == 0 ? PollKind::Metrics : PollKind::Status;
    }
    tester.append(polls);
    tester.waitForCommits(polls.size());

    const Series series = readUsage(tester, {at(130), at(470)});

    CHECK(series.gaps.empty());
    REQUIRE(series.points.size() == 7);
    CHECK(series.points.front().time == at(120));
    CHECK(series.points.back().time == at(480));
}

TEST_CASE("a long course has a point for each column, with its lowest and highest value")
{
    HistoryTester tester;
    tester.append(pollsEvery(30, 2880));
    tester.waitForCommits(2880);
    HistoryQuery query = usageOf(first, {at(0), at(86'400)});
    query.columns = 200;

    const auto history = tester.read(query);

    REQUIRE(history);
    const auto& points = history->series.front().points;
    REQUIRE(points.size() == 200);
    CHECK(points.front().spread == Spread{0, 14});
    CHECK(points.front().value == 7);
    CHECK(points.back().spread == Spread{2866, 2879});
}

TEST_CASE("values come back bit for bit")
{
    HistoryTester tester;
    const std::vector<double> values{1.0 / 3.0, 5e-324, 1.7976931348623157e308, 0.1 + 0.2};
    std::vector<Snapshot> polls;
    for (std::size_t i = 0; i < values.size(); ++i) {
        polls.push_back(poll(first, at(static_cast<qint64>(i) * 30), values[i]));
    }
    tester.append(polls);
    tester.waitForCommits(polls.size());

    const Series series = readUsage(tester, {at(0), at(1000)});

    REQUIRE(series.points.size() == values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        CHECK(series.points[i].value == values[i]);
    }
}

TEST_CASE("a newer query of a view cancels those that have not begun")
{
    HistoryTester tester;
    tester.append(pollsEvery(30, 2880));
    tester.waitForCommits(2880);
    constexpr std::size_t count = 50;
    BoundedQueue<Result<History>> answers(count);

    for (std::size_t i = 0; i < count; ++i) {
        HistoryQuery query = usageOf(first, {at(0), at(86'400)});
        query.view = 7;
        tester.store().read(query, [&answers](const Result<History>& history) {
            static_cast<void>(answers.push(history));
        });
    }
    std::size_t cancelled = 0;
    Result<History> last = fail(ErrorCode::Internal);
    for (std::size_t i = 0; i < count; ++i) {
        auto answer = answers.waitPop(seconds{10});
        REQUIRE(answer);
        last = *answer;
        cancelled += !last && last.error().code == ErrorCode::Cancelled ? 1 : 0;
    }

    CHECK(cancelled > 0);
    REQUIRE(last);
    CHECK(last->series.front().points.size() == 2880);
}

TEST_CASE("old polls go when a retention is set, new ones stay")
{
    HistoryTester tester;
    const Timestamp now = systemClock().now();
    const Timestamp old = now - std::chrono::days{70}; // hours go by the month
    // In a commit of their own: the journal holds what comes with polls of this hour until it ends.
    tester.append({poll(first, old, 1), poll(second, old, 3)});
    tester.waitForCommits(2);
    tester.append({poll(first, now, 2)});
    tester.waitForCommits(1);
    const TimeRange all{old - seconds{1}, now + seconds{1}};
    REQUIRE(readUsage(tester, all).points.size() == 2);

    constexpr std::chrono::days month{30};
    tester.store().setRetention({.limits = {month, month, month, month, 0}});

    const Deadline deadline = Deadline::after(seconds{10});
    const auto isDone = [&] {
        return readUsage(tester, all, second).points.empty()
            && readUsage(tester, all).points.size() == 1;
    };
    while (!isDone() && !deadline.hasExpired()) { }
    CHECK(readUsage(tester, all, second).points.empty());
    CHECK(readUsage(tester, all).points == std::vector<SeriesPoint>{{now, 2}});
}

TEST_CASE("a corrupt history is moved aside and a new one begun", "[F30]")
{
    HistoryTester tester;
    tester.append(pollsEvery(30, 500));
    tester.close();
    const QByteArray good = test::readFile(tester.path());
    const QByteArray bad
        = GENERATE_COPY(QByteArray("garbage, and not a database"),
                        good.first(good.size() / 2),
                        QByteArray(good).replace(4096, good.size() - 4096, QByteArray(8192, 'x')));
    test::writeFile(tester.path(), bad);

    tester.open();

    REQUIRE_FALSE(tester.store().movedAside().isEmpty());
    CHECK(test::readFile(tester.store().movedAside()) == bad);
    tester.append(pollsEvery(30, 3));
    tester.waitForCommits(503); // 500 of them before
    CHECK(readUsage(tester, {at(0), at(100'000)}).points.size() == 3);
}

TEST_CASE("a history truncated to nothing is moved aside when its journal is there", "[F30]")
{
    HistoryTester tester;
    tester.close();
    test::writeFile(tester.path(), {});
    test::writeFile(tester.path() + u"-wal"_s, "left over");

    tester.open();

    CHECK_FALSE(tester.store().movedAside().isEmpty());
}

TEST_CASE("a history of a newer version is refused and not touched", "[F35]")
{
    HistoryTester tester;
    tester.close();
    {
        const auto connection = store::Connection::open({.path = tester.path()});
        REQUIRE(connection);
        REQUIRE((*connection)->execute(u"PRAGMA user_version = 4711"_s));
    }
    const QByteArray before = test::readFile(tester.path());

    const auto store = store::HistoryStore::open(tester.folder().folder(), {});

    REQUIRE_FALSE(store);
    CHECK(store.error().code == ErrorCode::SchemaTooNew);
    CHECK(test::readFile(tester.path()) == before);
}

TEST_CASE("the size on disk is told with every commit")
{
    HistoryTester tester;
    tester.append(pollsEvery(30, 1));

    const store::HistoryProgress progress = tester.waitForCommit();

    CHECK(progress.samplesCommitted == 2);
    REQUIRE(progress.committed);
    CHECK(*progress.committed == pollsEvery(30, 1));
    CHECK(progress.bytesOnDisk >= QFileInfo(tester.path()).size());
}

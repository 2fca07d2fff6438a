// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/Journal.h"

#include "core/store/Statement.h"
#include "core/store/history/HistoryFile.h"
#include "core/store/history/SpanReader.h"
#include "tests/store/history/HistoryTester.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::store;
using test::at;
using test::poll;

namespace {

std::unique_ptr<Connection> openTableIn(const test::TempStore& temp)
{
    REQUIRE(prepareHistory(temp.historyPath()));
    auto connection = openHistory(temp.historyPath(), Access::ReadWrite);
    REQUIRE(connection);
    return std::move(*connection);
}

int countRows(const Connection& connection)
{
    return connection.value(u"SELECT count(*) FROM journal"_s)->toInt();
}

/// One poll in a row of its own: how many of its samples are kept.
Result<qint64> insert(Journal& journal, const Snapshot& snapshot)
{
    auto samples = journal.add(snapshot);
    REQUIRE(journal.write());
    return samples;
}

std::vector<SeriesPoint> usage(const Connection& connection, ServerId server)
{
    const auto history
        = SpanReader(connection)
              .read(test::usageOf(server, {at(-100'000), at(100'000)}), std::stop_token());
    REQUIRE(history);
    return history->series.front().points;
}

} // namespace

TEST_CASE("a status poll keeps what tells whether the server is up, a failed one that it is down")
{
    Snapshot snapshot = poll({1}, at(0), 50);
    snapshot.samples.push_back({{u"ssh"_s, u"roundTrip"_s, {}}, 0.02});
    CHECK(storedSamples(snapshot) == snapshot.samples);

    snapshot.kind = PollKind::Status;
    CHECK(storedSamples(snapshot)
          == std::vector<Sample>{{test::serverUp(), 1}, {{u"ssh"_s, u"roundTrip"_s, {}}, 0.02}});

    snapshot.error = Error{ErrorCode::Timeout, {}, 0};
    CHECK(storedSamples(snapshot) == std::vector<Sample>{{test::serverUp(), 0}});
}

TEST_CASE("all that a slow probe tells is kept")
{
    Snapshot snapshot = poll({1}, at(0), 50);
    snapshot.kind = PollKind::Slow;
    snapshot.probe = u"services"_s;

    CHECK(storedSamples(snapshot) == snapshot.samples);
}

TEST_CASE("polls with the same metrics share one layout")
{
    const test::TempStore temp;
    const auto connection = openTableIn(temp);
    {
        Journal journal(*connection);
        REQUIRE(insert(journal, poll({1}, at(0), 1)) == 2);
        REQUIRE(insert(journal, poll({2}, at(0), 2)) == 2);
    }
    Journal again(*connection);
    REQUIRE(insert(again, poll({1}, at(30), 3)) == 2);

    CHECK(connection->value(u"SELECT count(*) FROM layout"_s)->toInt() == 1);
    CHECK(connection->value(u"SELECT count(*) FROM metric"_s)->toInt() == 2);
    CHECK(usage(*connection, {1}) == std::vector<SeriesPoint>{{at(0), 1}, {at(30), 3}});
}

TEST_CASE("a metric that comes and goes makes no new layouts, and has no value while it is gone")
{
    const test::TempStore temp;
    const auto connection = openTableIn(temp);
    Journal journal(*connection);
    const MetricId readTime{u"diskIo"_s, u"readAwait"_s, u"sda"_s};
    const auto withReads = [&](Timestamp when) {
        Snapshot snapshot = poll({1}, when, 5);
        snapshot.samples.push_back({readTime, 0.25});
        return snapshot;
    };

    REQUIRE(insert(journal, withReads(at(0))) == 3);
    REQUIRE(insert(journal, poll({1}, at(30), 6)) == 2);
    REQUIRE(insert(journal, withReads(at(60))) == 3);

    CHECK(connection->value(u"SELECT count(*) FROM layout"_s)->toInt() == 1);
    HistoryQuery query = test::usageOf({1}, {at(-100'000), at(100'000)});
    query.metrics.push_back(readTime);
    const auto history = SpanReader(*connection).read(query, std::stop_token());
    REQUIRE(history);
    CHECK(history->series.at(0).points.size() == 3);
    CHECK(history->series.at(1).points == std::vector<SeriesPoint>{{at(0), 0.25}, {at(60), 0.25}});
}

TEST_CASE("a poll that leaves metrics out, or has them in another order, is stored as it is")
{
    const test::TempStore temp;
    const auto connection = openTableIn(temp);
    Journal journal(*connection);
    std::vector<MetricId> metrics;
    for (int i = 0; i < 6; ++i) {
        metrics.push_back({u"diskIo"_s, u"readRate"_s, QString::number(i)});
    }
    const std::vector<std::vector<std::size_t>> brought{{0, 1, 2, 3, 4, 5},
                                                        {0, 2, 3, 5},
                                                        {5, 4, 3, 2, 1, 0},
                                                        {1, 2, 3, 4, 5},
                                                        {2},
                                                        {0, 1, 2, 2, 3, 4, 5},
                                                        {0, 1, 2, 3, 4, 5}};
    std::vector<std::vector<SeriesPoint>> expected(metrics.size());
    for (std::size_t n = 0; n < brought.size(); ++n) {
        const Timestamp when = at(static_cast<int>(n) * 30);
        Snapshot snapshot;
        snapshot.server = {1};
        snapshot.collectedAt = when;
        for (const std::size_t i : brought[n]) {
            const auto value = static_cast<double>(10 * n + i);
            snapshot.samples.push_back({metrics[i], value});
            if (expected[i].empty() || expected[i].back().time != when) {
                expected[i].push_back({when, value});
            }
        }
        const bool hasDouble = n == 5;
        CHECK(insert(journal, snapshot) == std::ssize(brought[n]) - (hasDouble ? 1 : 0));
    }

    HistoryQuery query = test::usageOf({1}, {at(-100'000), at(100'000)});
    query.metrics = metrics;
    const auto history = SpanReader(*connection).read(query, std::stop_token());
    REQUIRE(history);
    for (std::size_t i = 0; i < metrics.size(); ++i) {
        CHECK(history->series.at(i).points == expected[i]);
    }
}

TEST_CASE("a server whose metrics differ in every poll is stored in the layout that it had")
{
    const test::TempStore temp;
    const auto connection = openTableIn(temp);
    Journal journal(*connection, {.most = 300, .perHour = 0}); // room for four
    const auto slowPoll = [](ServerId server, int second) {
        Snapshot snapshot = poll(server, at(second * 10), second);
        snapshot.kind = PollKind::Slow;
        snapshot.probe = u"services"_s;
        snapshot.samples.push_back({{u"service"_s, u"running"_s, QString::number(second)}, 1});
        return snapshot;
    };

    for (int second = 0; second < 20; ++second) {
        CHECK(insert(journal, slowPoll({1}, second)) == (second < 4 ? 3 : 2));
    }
    const auto other = insert(journal, slowPoll({2}, 100));

    CHECK(other == 3);
    CHECK(connection->value(u"SELECT count(*) FROM layout"_s)->toInt() == 5);
    CHECK(usage(*connection, {1}).size() == 20);
    CHECK(usage(*connection, {1}).back() == SeriesPoint{at(190), 19});
}

TEST_CASE("the layout of whole polls stops growing where there is no room, too")
{
    const test::TempStore temp;
    const auto connection = openTableIn(temp);
    Journal journal(*connection, {.most = 150, .perHour = 0}); // room for two
    const auto wider = [](int second) {
        Snapshot snapshot = poll({1}, at(second * 10), second);
        snapshot.samples.push_back({{u"filesystem"_s, u"used"_s, QString::number(second)}, 1});
        return snapshot;
    };

    for (int second = 0; second < 10; ++second) {
        REQUIRE(insert(journal, wider(second)));
    }

    CHECK(connection->value(u"SELECT count(*) FROM layout"_s)->toInt() == 2);
    CHECK(usage(*connection, {1}).size() == 10);
    Snapshot failed = wider(100);
    failed.error = Error{ErrorCode::Timeout, {}, 0};
    CHECK(insert(journal, failed) == 1); // that it is down is always stored
}

TEST_CASE("the polls of a commit are one row, and all of them are read")
{
    const test::TempStore temp;
    const auto connection = openTableIn(temp);
    Journal journal(*connection);
    for (const double value : {1.0, 2.0, 3.0}) {
        REQUIRE(journal.add(poll({1}, at(0), value)));
        REQUIRE(journal.add(poll({2}, at(0), value)));
    }

    const auto row = journal.write();

    REQUIRE(row);
    CHECK(row->id == 1);
    CHECK(countRows(*connection) == 1);
    CHECK(usage(*connection, {1}) == std::vector<SeriesPoint>{{at(0), 1}, {at(0), 2}, {at(0), 3}});
}

TEST_CASE("a poll without samples is no row")
{
    const test::TempStore temp;
    const auto connection = openTableIn(temp);
    Snapshot empty;
    empty.server = {1};
    Journal journal(*connection);

    REQUIRE(insert(journal, empty) == 0);

    CHECK(countRows(*connection) == 0);
}

TEST_CASE("the id of a row is never used again")
{
    const test::TempStore temp;
    const auto connection = openTableIn(temp);
    Journal journal(*connection);
    REQUIRE(insert(journal, poll({1}, at(0), 1)));
    REQUIRE(connection->execute(u"DELETE FROM journal"_s));

    REQUIRE(journal.add(poll({1}, at(30), 1)));

    CHECK(journal.write()->id == 2);
}

TEST_CASE("what can't be read in a row is left out, the rest is read")
{
    const test::TempStore temp;
    const auto connection = openTableIn(temp);
    Journal journal(*connection);
    for (const int second : {0, 30, 60}) {
        REQUIRE(insert(journal, poll({1}, at(second), second)));
    }
    Statement damage(*connection, u"UPDATE journal SET polls = substr(polls, 1, ?) WHERE id = 2"_s);
    REQUIRE(damage.run({GENERATE(0, 1, 5, 9, 12)}));

    CHECK(usage(*connection, {1}) == std::vector<SeriesPoint>{{at(0), 0}, {at(60), 60}});
}

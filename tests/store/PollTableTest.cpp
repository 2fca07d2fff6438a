// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/PollTable.h"

#include "core/store/HistoryFile.h"
#include "core/store/PollReader.h"
#include "core/store/Retention.h"
#include "core/store/Transaction.h"
#include "tests/store/HistoryTester.h"
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

int countPolls(const Connection& connection)
{
    return connection.value(u"SELECT count(*) FROM poll"_s)->toInt();
}

std::vector<SeriesPoint> usage(const Connection& connection, ServerId server)
{
    const auto history
        = PollReader(connection)
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
        PollTable table(*connection);
        REQUIRE(table.insert(poll({1}, at(0), 1)) == 2);
        REQUIRE(table.insert(poll({2}, at(0), 2)) == 2);
    }
    REQUIRE(PollTable(*connection).insert(poll({1}, at(30), 3)) == 2);

    CHECK(connection->value(u"SELECT count(*) FROM layout"_s)->toInt() == 1);
    CHECK(connection->value(u"SELECT count(*) FROM metric"_s)->toInt() == 2);
    CHECK(usage(*connection, {1}) == std::vector<SeriesPoint>{{at(0), 1}, {at(30), 3}});
}

TEST_CASE("a metric that comes and goes makes no new layouts, and has no value while it is gone")
{
    const test::TempStore temp;
    const auto connection = openTableIn(temp);
    PollTable table(*connection);
    const MetricId readTime{u"diskIo"_s, u"readAwait"_s, u"sda"_s};
    const auto withReads = [&](Timestamp when) {
        Snapshot snapshot = poll({1}, when, 5);
        snapshot.samples.push_back({readTime, 0.25});
        return snapshot;
    };

    REQUIRE(table.insert(withReads(at(0))) == 3);
    REQUIRE(table.insert(poll({1}, at(30), 6)) == 2);
    REQUIRE(table.insert(withReads(at(60))) == 3);

    CHECK(connection->value(u"SELECT count(*) FROM layout"_s)->toInt() == 1);
    HistoryQuery query = test::usageOf({1}, {at(-100'000), at(100'000)});
    query.metrics.push_back(readTime);
    const auto history = PollReader(*connection).read(query, std::stop_token());
    REQUIRE(history);
    CHECK(history->series.at(0).points.size() == 3);
    CHECK(history->series.at(1).points == std::vector<SeriesPoint>{{at(0), 0.25}, {at(60), 0.25}});
}

TEST_CASE("a server whose metrics differ in every poll is stored in the layout that it had")
{
    const test::TempStore temp;
    const auto connection = openTableIn(temp);
    PollTable table(*connection, {.most = 300, .perHour = 0}); // room for four
    const auto slowPoll = [](ServerId server, int second) {
        Snapshot snapshot = poll(server, at(second * 10), second);
        snapshot.kind = PollKind::Slow;
        snapshot.probe = u"services"_s;
        snapshot.samples.push_back({{u"service"_s, u"running"_s, QString::number(second)}, 1});
        return snapshot;
    };

    for (int second = 0; second < 20; ++second) {
        CHECK(table.insert(slowPoll({1}, second)) == (second < 4 ? 3 : 2));
    }
    const auto other = table.insert(slowPoll({2}, 100));

    CHECK(other == 3);
    CHECK(connection->value(u"SELECT count(*) FROM layout"_s)->toInt() == 5);
    CHECK(usage(*connection, {1}).size() == 20);
    CHECK(usage(*connection, {1}).back() == SeriesPoint{at(190), 19});
}

TEST_CASE("the layout of whole polls stops growing where there is no room, too")
{
    const test::TempStore temp;
    const auto connection = openTableIn(temp);
    PollTable table(*connection, {.most = 150, .perHour = 0}); // room for two
    const auto wider = [](int second) {
        Snapshot snapshot = poll({1}, at(second * 10), second);
        snapshot.samples.push_back({{u"filesystem"_s, u"used"_s, QString::number(second)}, 1});
        return snapshot;
    };

    for (int second = 0; second < 10; ++second) {
        REQUIRE(table.insert(wider(second)));
    }

    CHECK(connection->value(u"SELECT count(*) FROM layout"_s)->toInt() == 2);
    CHECK(usage(*connection, {1}).size() == 10);
    Snapshot failed = wider(100);
    failed.error = Error{ErrorCode::Timeout, {}, 0};
    CHECK(table.insert(failed) == 1); // that it is down is always stored
}

TEST_CASE("the same poll again changes nothing, another of that millisecond is kept too")
{
    const test::TempStore temp;
    const auto connection = openTableIn(temp);
    PollTable table(*connection);

    for (const double value : {1.0, 1.0, 2.0}) {
        REQUIRE(table.insert(poll({1}, at(0), value)));
    }

    CHECK(usage(*connection, {1})
          == std::vector<SeriesPoint>{{at(0), 1}, {at(0) + milliseconds{1}, 2}});
}

TEST_CASE("a poll without samples is no row")
{
    const test::TempStore temp;
    const auto connection = openTableIn(temp);
    Snapshot empty;
    empty.server = {1};

    REQUIRE(PollTable(*connection).insert(empty) == 0);

    CHECK(countPolls(*connection) == 0);
}

TEST_CASE("a row that can't be unpacked is left out, the others are read")
{
    const test::TempStore temp;
    const auto connection = openTableIn(temp);
    PollTable table(*connection);
    for (const int second : {0, 30, 60}) {
        REQUIRE(table.insert(poll({1}, at(second), second)));
    }
    Statement damage(*connection, u"UPDATE poll SET payload = ? WHERE at = ?"_s);
    REQUIRE(damage.run({QByteArray("\x01garbage"), toMsecs(at(30))}));

    CHECK(usage(*connection, {1}) == std::vector<SeriesPoint>{{at(0), 0}, {at(60), 60}});
}

TEST_CASE("retention deletes what is older, slice by slice, of every server")
{
    const test::TempStore temp;
    const auto connection = openTableIn(temp);
    {
        Transaction transaction(*connection);
        REQUIRE(transaction.begin());
        PollTable table(*connection);
        for (int i = 0; i < 4500; ++i) {
            REQUIRE(table.insert(poll({1}, at(i), i)));
        }
        for (int i = 0; i < 10; ++i) {
            REQUIRE(table.insert(poll({9}, at(4490 + i), i)));
        }
        REQUIRE(transaction.commit());
    }
    Retention retention;
    retention.start(at(4495));

    REQUIRE(retention.deleteSlice(*connection));
    CHECK(countPolls(*connection) == 2510);
    for (int slices = 0; slices < 10 && retention.isActive(); ++slices) {
        REQUIRE(retention.deleteSlice(*connection));
    }

    CHECK_FALSE(retention.isActive());
    CHECK(usage(*connection, {1}).size() == 5);
    CHECK(usage(*connection, {9}).size() == 5);
    CHECK(usage(*connection, {1}).front().time == at(4495));
}

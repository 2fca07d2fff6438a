// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/FleetTable.h"

#include "tests/support/Catch.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::FleetTable;

namespace {

Server named(qint64 id, const QString& name, int position = 0)
{
    Server server;
    server.id = ServerId{id};
    server.name = name;
    server.position = position;
    return server;
}

ServerStatus stateOf(qint64 id, ServerState state)
{
    ServerStatus status;
    status.server = ServerId{id};
    status.state = state;
    return status;
}

Snapshot poll(qint64 id, PollKind kind, std::vector<Sample> samples)
{
    Snapshot snapshot;
    snapshot.server = ServerId{id};
    snapshot.kind = kind;
    snapshot.collectedAt = fromMsecs(1000);
    snapshot.samples = std::move(samples);
    return snapshot;
}

const MetricId cpu{u"cpu"_s, u"totalUsage"_s, {}};

MetricId diskUsage(const QString& mount)
{
    return {u"disk"_s, u"usedPercent"_s, mount};
}

} // namespace

TEST_CASE("servers stand in the order of the window")
{
    FleetTable table;

    table.setServer(named(1, u"web"_s, 2));
    table.setServer(named(2, u"db"_s, 1));
    table.setServer(named(3, u"app"_s, 2));

    REQUIRE(table.rows().size() == 3);
    CHECK(table.rows()[0].server.name == u"db"_s);
    CHECK(table.rows()[1].server.name == u"app"_s);
    CHECK(table.nameOf(ServerId{1}) == u"web"_s);
}

TEST_CASE("a status poll renews its own values and keeps the others")
{
    FleetTable table;
    table.setServer(named(1, u"web"_s));
    table.setStatus(stateOf(1, ServerState::Online));
    table.applySnapshot(poll(1, PollKind::Metrics, {{cpu, 10}, {diskUsage(u"/"_s), 40}}));

    table.applySnapshot(poll(1, PollKind::Status, {{cpu, 20}}));

    CHECK(table.rows()[0].value(cpu) == 20);
    CHECK(table.rows()[0].value(diskUsage(u"/"_s)) == 40);
}

TEST_CASE("the round trip is that of a status poll, and absent before the first")
{
    FleetTable table;
    table.setServer(named(1, u"web"_s));
    const Snapshot slow = poll(1, PollKind::Slow, {});

    table.applySnapshot(slow);
    CHECK_FALSE(table.rows().front().roundTrip);

    Snapshot status = poll(1, PollKind::Status, {});
    status.roundTrip = milliseconds{3};
    table.applySnapshot(status);
    table.applySnapshot(slow);
    CHECK(table.rows().front().roundTrip == milliseconds{3});
}

TEST_CASE("a metrics poll forgets what it no longer carries")
{
    FleetTable table;
    table.setServer(named(1, u"web"_s));
    table.applySnapshot(poll(1, PollKind::Metrics, {{diskUsage(u"/mnt"_s), 40}}));

    table.applySnapshot(poll(1, PollKind::Metrics, {{cpu, 5}}));

    CHECK_FALSE(table.rows()[0].value(diskUsage(u"/mnt"_s)));
}

TEST_CASE("the fullest file system stands for the disk")
{
    FleetTable table;
    table.setServer(named(1, u"web"_s));

    table.applySnapshot(
        poll(1, PollKind::Metrics, {{diskUsage(u"/"_s), 40}, {diskUsage(u"/var"_s), 93}}));

    CHECK(table.rows()[0].highest(u"disk", u"usedPercent") == 93);
    CHECK_FALSE(table.rows()[0].highest(u"network", u"rxRate"));
}

TEST_CASE("a server that goes down shows no old values")
{
    FleetTable table;
    table.setServer(named(1, u"web"_s));
    table.applySnapshot(poll(1, PollKind::Metrics, {{cpu, 10}}));

    table.setStatus(stateOf(1, ServerState::Unreachable));

    CHECK_FALSE(table.rows()[0].value(cpu));
    CHECK_FALSE(table.rows()[0].collectedAt);
}

TEST_CASE("a poll that failed changes no value")
{
    FleetTable table;
    table.setServer(named(1, u"web"_s));
    table.applySnapshot(poll(1, PollKind::Metrics, {{cpu, 10}}));
    Snapshot failed = poll(1, PollKind::Metrics, {});
    failed.error = Error{ErrorCode::Timeout, {}, 0};

    table.applySnapshot(failed);

    CHECK(table.rows()[0].value(cpu) == 10);
}

TEST_CASE("only firing alerts stay, the newest first")
{
    FleetTable table;
    Alert first;
    first.id = AlertId{1};
    Alert second;
    second.id = AlertId{2};

    table.setAlert(first);
    table.setAlert(second);
    REQUIRE(table.alerts().size() == 2);
    CHECK(table.alerts()[0].id == AlertId{2});
    second.state = AlertState::Resolved;
    table.setAlert(second);

    REQUIRE(table.alerts().size() == 1);
    CHECK(table.alerts()[0].id == AlertId{1});
}

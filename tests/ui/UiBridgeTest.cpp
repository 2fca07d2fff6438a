// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/UiBridge.h"

#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "tests/support/Pump.h"
#include "tests/support/SlowSamples.h"
#include "tests/ui/CommandStage.h"
#include "ui/alerts/AlertModel.h"
#include "ui/servers/ServerModel.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using vedette::ui::ServerModel;
using vedette::ui::UiBridge;

namespace {

constexpr ServerId bridgedWeb{1};
constexpr ServerId bridgedDb{2};

void fillFleet(FakeFleet& fleet)
{
    fleet.state.servers = {makeServer(1, u"web"_s), makeServer(2, u"db"_s)};
    fleet.state.statuses
        = {makeStatus(bridgedWeb, ServerState::Online), makeStatus(bridgedDb, ServerState::Online)};
}

Snapshot snapshotAt(ServerId server, int second)
{
    return makeSnapshot(server, Timestamp{seconds{second}}, PollKind::Status);
}

Alert firing(ServerId server)
{
    Alert alert;
    alert.id = AlertId{1};
    alert.server = server;
    alert.severity = Severity::High;
    return alert;
}

} // namespace

TEST_CASE("The bridge loads the fleet into the models and says so")
{
    FakeFleet fleet;
    fillFleet(fleet);
    fleet.state.alerts = {firing(bridgedDb)};
    UiBridge bridge(fleet);
    const QSignalSpy loaded(&bridge, &UiBridge::loaded);

    fleet.deliver();

    CHECK(bridge.isLoaded());
    CHECK(loaded.count() == 1);
    CHECK(bridge.servers().rowCount() == 2);
    CHECK(bridge.alerts().firingCount() == 1);
    const QVariant severity = bridge.servers().indexOf(bridgedDb).data(ServerModel::SeverityRole);
    CHECK(severity.toInt() == static_cast<int>(Severity::High));
}

TEST_CASE("What happens before the fleet is loaded is passed over")
{
    FakeFleet fleet;
    UiBridge bridge(fleet);
    const QSignalSpy added(&bridge, &UiBridge::serverAdded);

    Q_EMIT fleet.serverAdded(makeServer(1, u"web"_s));
    Q_EMIT fleet.alertRaised(firing(bridgedWeb));

    CHECK(added.count() == 0);
    CHECK(bridge.alerts().rowCount() == 0);
}

TEST_CASE("However fast values come, the models change four times a second at most")
{
    FakeFleet fleet;
    fillFleet(fleet);
    UiBridge bridge(fleet);
    fleet.deliver();
    QSignalSpy batches(&bridge, &UiBridge::snapshotsApplied);
    QElapsedTimer clock;
    clock.start();
    QTimer flood;
    int second = 0;
    QObject::connect(&flood, &QTimer::timeout, &bridge, [&] {
        fleet.push(snapshotAt(bridgedWeb, ++second));
        fleet.push(snapshotAt(bridgedDb, second));
    });
    flood.start(5);

    REQUIRE(pumpUntil([&] { return batches.count() >= 4; }));

    CHECK(second > 20);
    CHECK(clock.elapsed() >= 4 * 240); // a coarse timer may be 5 % early
    const auto batch = batches.last().first().value<std::vector<Snapshot>>();
    CHECK(batch.size() == 2); // the newest of each server
}

TEST_CASE("Facts of a session survive a newer snapshot in the same batch")
{
    FakeFleet fleet;
    fillFleet(fleet);
    UiBridge bridge(fleet);
    fleet.deliver();
    QSignalSpy batches(&bridge, &UiBridge::snapshotsApplied);
    Snapshot first = snapshotAt(bridgedWeb, 1);
    first.facts = Facts{};
    first.facts->hostName = u"web-01"_s;

    fleet.push(first);
    fleet.push(snapshotAt(bridgedWeb, 2));
    REQUIRE(pumpUntil([&] { return batches.count() == 1; }));

    CHECK(bridge.servers().find(bridgedWeb)->facts.hostName == u"web-01"_s);
    CHECK(bridge.servers().find(bridgedWeb)->sampledAt == Timestamp{seconds{2}});
}

TEST_CASE("Answers of different slow probes do not push each other out of a batch")
{
    FakeFleet fleet;
    fillFleet(fleet);
    UiBridge bridge(fleet);
    fleet.deliver();
    QSignalSpy batches(&bridge, &UiBridge::snapshotsApplied);
    const Timestamp at{seconds{1}};

    fleet.push(makeSlow(bridgedWeb, at, u"services"_s));
    fleet.push(makeSlow(bridgedWeb, at, u"ports"_s));
    fleet.push(makeSlow(bridgedWeb, at + seconds{1}, u"ports"_s));
    REQUIRE(pumpUntil([&] { return batches.count() == 1; }));

    CHECK(batches.first().first().value<std::vector<Snapshot>>().size() == 2);
    CHECK(bridge.servers().find(bridgedWeb)->slow.at(u"ports"_s).collectedAt == at + seconds{1});
}

TEST_CASE("A server that goes down takes its waiting values with it")
{
    FakeFleet fleet;
    fillFleet(fleet);
    UiBridge bridge(fleet);
    fleet.deliver();
    QSignalSpy batches(&bridge, &UiBridge::snapshotsApplied);

    fleet.push(snapshotAt(bridgedWeb, 1));
    fleet.push(snapshotAt(bridgedDb, 1));
    fleet.push(makeStatus(bridgedWeb, ServerState::Unreachable));
    REQUIRE(pumpUntil([&] { return batches.count() == 1; }));

    CHECK(bridge.servers().find(bridgedWeb)->values.isEmpty());
    CHECK_FALSE(bridge.servers().find(bridgedDb)->values.isEmpty());
}

TEST_CASE("An alert marks its server until it is resolved")
{
    FakeFleet fleet;
    fillFleet(fleet);
    UiBridge bridge(fleet);
    fleet.deliver();
    const auto severity
        = [&] { return bridge.servers().indexOf(bridgedWeb).data(ServerModel::SeverityRole); };

    Alert alert = firing(bridgedWeb);
    fleet.push(alert);
    const bool wasMarked = severity().isValid();
    alert.state = AlertState::Resolved;
    fleet.push(alert);

    CHECK(wasMarked);
    CHECK_FALSE(severity().isValid());
}

TEST_CASE("The bridge forgets what a removed command told")
{
    FakeFleet fleet;
    fillFleet(fleet);
    fleet.state.latest = {queueAnswer(bridgedWeb, Timestamp{seconds{1}})};
    UiBridge bridge(fleet);
    fleet.deliver();
    REQUIRE(bridge.servers().find(bridgedWeb)->slow.size() == 1);

    Q_EMIT fleet.fakeCommands.changed({});

    CHECK(bridge.servers().find(bridgedWeb)->slow.empty());
}

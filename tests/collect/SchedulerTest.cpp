// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/Scheduler.h"

#include "tests/collect/Watched.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeSshServer.h"
#include "tests/support/Loopback.h"
#include "tests/support/Pump.h"

#include <QTimer>

#include <atomic>
#include <map>

using namespace vedette;
using namespace Qt::StringLiterals;
using test::FakeSshServer;
using test::numbered;
using test::pumpUntil;
using test::rightPassword;
using test::Watched;

TEST_CASE("a server is polled over one login, first for values, then for rates")
{
    FakeSshServer fake;
    Watched watched;
    watched.scheduler.setPins({fake.pin()});
    const Server server = numbered(fake.server(), 1);

    watched.scheduler.setServer(server, rightPassword());

    REQUIRE(watched.reaches(server, ServerState::Online));
    REQUIRE(pumpUntil([&] {
        return !watched.snapshots.empty()
            && valueOf(watched.snapshots.back(), {u"cpu"_s, u"totalUsage"_s, {}});
    }));
    CHECK(watched.snapshots.front().facts);
    CHECK(fake.counters().logins == 1);
}

TEST_CASE("what watching costs a server is told with its metrics")
{
    FakeSshServer fake;
    Watched watched;
    watched.scheduler.setPins({fake.pin()});
    Server server = numbered(fake.server(), 1);
    server.statusInterval = seconds{1};
    server.metricsInterval = seconds{1};
    const auto cost = [&watched](const QString& type, const QString& field) {
        return watched.snapshots.empty() ? std::nullopt
                                         : valueOf(watched.snapshots.back(), {type, field, {}});
    };

    watched.scheduler.setServer(server, rightPassword());

    REQUIRE(pumpUntil([&] { return cost(u"probe"_s, u"bytes"_s).has_value(); }));
    CHECK(*cost(u"probe"_s, u"bytes"_s) > 500);
    CHECK(cost(u"probe"_s, u"targetCpu"_s));
    CHECK(cost(u"ssh"_s, u"channels"_s) == 1.0);
    CHECK(cost(u"ssh"_s, u"logins"_s) == 1.0);
    const auto handshake = valueOf(watched.snapshots.front(), {u"ssh"_s, u"handshakeTime"_s, {}});
    const auto login = valueOf(watched.snapshots.front(), {u"ssh"_s, u"connectTime"_s, {}});
    REQUIRE((handshake && login));
    CHECK(*handshake > 0);
    CHECK(*handshake <= *login + 0.001); // which is told in milliseconds
    CHECK_FALSE(cost(u"ssh"_s, u"handshakeTime"_s)); // once per login
}

TEST_CASE("certificates to watch reach a session that lives, which goes on")
{
    std::atomic<qsizetype> known = -1;
    Watched watched;
    Server local = numbered(thisComputer(), 1);
    watched.scheduler.setServer(local, std::nullopt);
    REQUIRE(watched.reaches(local, ServerState::Online));
    const quint64 session = watched.scheduler.find(local.id)->session();

    local.watchedCertificates = {u"/etc/ssl/own.pem"_s};
    watched.scheduler.setServer(local, std::nullopt);
    watched.scheduler.visit(local.id, [&known](collect::LiveSession* live) {
        known = live == nullptr ? -1 : live->context.server.watchedCertificates.size();
    });

    CHECK(pumpUntil([&] { return known == 1; }));
    CHECK(watched.scheduler.find(local.id)->session() == session);
}

TEST_CASE("servers that hang delay no other one")
{
    test::FakeSshOptions silent;
    silent.trouble = test::FakeTrouble::SilentAccept;
    FakeSshServer blackHole(silent);
    Watched watched;
    Server local = numbered(thisComputer(), 1);
    local.statusInterval = seconds{1};
    for (qint64 id = 2; id < 10; ++id) {
        watched.scheduler.setServer(numbered(blackHole.server(), id), rightPassword());
    }

    watched.scheduler.setServer(local, std::nullopt);

    REQUIRE(pumpUntil([&] { return watched.polls[local.id] >= 4; }, milliseconds{5'000}));
    CHECK(watched.scheduler.takeCounters().worstLag < milliseconds{1'000});
    CHECK(watched.statuses[ServerId{2}].state == ServerState::Connecting);
}

TEST_CASE("a poll without an answer ends at its deadline and costs that server alone")
{
    test::FakeSshOptions options;
    options.fault = test::FakeFault::Silence;
    options.faultAtRequest = 3;
    FakeSshServer hanging(options);
    Watched watched({.poll = milliseconds{500}, .sign = milliseconds{200}});
    watched.scheduler.setPins({hanging.pin()});
    Server server = numbered(hanging.server(), 1);
    server.statusInterval = seconds{1};
    const Server local = numbered(thisComputer(), 2);

    watched.scheduler.setServer(server, rightPassword());
    watched.scheduler.setServer(local, std::nullopt);

    REQUIRE(watched.reaches(server, ServerState::Unreachable));
    CHECK(watched.statuses[server.id].error->code == ErrorCode::Timeout);
    CHECK(watched.statuses[server.id].nextAttempt);
    CHECK(watched.reaches(local, ServerState::Online));
}

TEST_CASE("a refused password is tried once and never again by itself")
{
    FakeSshServer fake;
    Watched watched;
    watched.scheduler.setPins({fake.pin()});
    const Server server = numbered(fake.server(), 1);

    watched.scheduler.setServer(server, Credential{Secret("wrong"), {}});

    REQUIRE(watched.reaches(server, ServerState::AuthFailed));
    CHECK(fake.counters().secretsSeen == 1);
    CHECK_FALSE(watched.scheduler.find(server.id)->nextDue());

    watched.scheduler.supplyCredential(server.id, rightPassword());

    CHECK(watched.reaches(server, ServerState::Online));
}

TEST_CASE("a changed host key ends the login before a byte of it is sent")
{
    FakeSshServer fake;
    const HostKeyPin pin = fake.pin();
    fake.swapHostKey();
    Watched watched;
    watched.scheduler.setPins({pin});
    const Server server = numbered(fake.server(), 1);

    watched.scheduler.setServer(server, rightPassword());

    REQUIRE(watched.reaches(server, ServerState::HostKeyChanged));
    CHECK(fake.counters().authRequests == 0);
    REQUIRE(watched.statuses[server.id].hostKey);
    CHECK(watched.statuses[server.id].hostKey->expected == std::vector{pin.key});
}

TEST_CASE("a host key that is trusted while a login is under way needs no second click")
{
    FakeSshServer fake;
    Watched watched;
    const Server server = numbered(fake.server(), 1);
    QTimer eager; // looks in every turn of the loop: a login takes many
    QObject::connect(&eager, &QTimer::timeout, &eager, [&] {
        if (watched.scheduler.find(server.id)->phase() == collect::ServerRecord::Phase::LoggingIn) {
            watched.scheduler.setPins({fake.pin()});
            eager.stop();
        }
    });

    watched.scheduler.setServer(server, rightPassword());
    eager.start(0);

    CHECK(watched.reaches(server, ServerState::Online));
    CHECK(fake.counters().connections == 2); // the first one did not know the key yet
}

TEST_CASE("what is watched on this computer counts as no login")
{
    Watched watched;
    const Server local = numbered(thisComputer(), 1);

    watched.scheduler.setServer(local, std::nullopt);

    REQUIRE(watched.reaches(local, ServerState::Online));
    CHECK(watched.scheduler.takeCounters().logins == 0);
}

TEST_CASE("a lost session is told, with a gap, and the server comes back")
{
    FakeSshServer fake;
    Watched watched;
    watched.scheduler.setPins({fake.pin()});
    const Server server = numbered(fake.server(), 1);
    watched.scheduler.setServer(server, rightPassword());
    REQUIRE(watched.reaches(server, ServerState::Online));

    fake.dropConnections();

    REQUIRE(watched.reaches(server, ServerState::Unreachable));
    CHECK(watched.snapshots.back().error->code == ErrorCode::ConnectionLost);
    watched.scheduler.retryNow(server.id);
    CHECK(watched.reaches(server, ServerState::Online));
    CHECK(fake.counters().logins == 2);
}

TEST_CASE("a paused server is left alone, a resumed one is watched again")
{
    FakeSshServer fake;
    Watched watched;
    watched.scheduler.setPins({fake.pin()});
    Server server = numbered(fake.server(), 1);
    watched.scheduler.setServer(server, rightPassword());
    REQUIRE(watched.reaches(server, ServerState::Online));

    server.isMonitored = false;
    watched.scheduler.setServer(server, std::nullopt);
    CHECK(watched.statuses[server.id].state == ServerState::Paused);

    server.isMonitored = true;
    watched.scheduler.setServer(server, std::nullopt);
    CHECK(watched.reaches(server, ServerState::Online));
}

TEST_CASE("a password is never sent to another address than the one it was typed for")
{
    FakeSshServer fake;
    FakeSshServer other;
    Watched watched;
    watched.scheduler.setPins({fake.pin(), other.pin()});
    REQUIRE(fake.port() != other.port());
    watched.scheduler.setServer(numbered(fake.server(), 1), rightPassword());
    REQUIRE(watched.reaches(numbered(fake.server(), 1), ServerState::Online));

    const Server moved = numbered(other.server(), 1);
    watched.scheduler.setServer(moved, std::nullopt);

    REQUIRE(watched.reaches(moved, ServerState::NeedsUser));
    CHECK(other.counters().secretsSeen == 0);
}

TEST_CASE("a new name keeps the session, a new address does not")
{
    FakeSshServer fake;
    Watched watched;
    watched.scheduler.setPins({fake.pin()});
    Server server = numbered(fake.server(), 1);
    watched.scheduler.setServer(server, rightPassword());
    REQUIRE(watched.reaches(server, ServerState::Online));

    server.name = u"another name"_s;
    watched.scheduler.setServer(server, std::nullopt);
    CHECK(watched.statuses[server.id].state == ServerState::Online);
    CHECK(fake.counters().logins == 1);

    server.port = test::refusingPort();
    watched.scheduler.setServer(server, std::nullopt);
    REQUIRE(watched.reaches(server, ServerState::Unreachable));
    CHECK(watched.statuses[server.id].error->code == ErrorCode::Refused);
}

TEST_CASE("stopping ends logins that hang, soon")
{
    test::FakeSshOptions silent;
    silent.trouble = test::FakeTrouble::SilentAccept;
    FakeSshServer blackHole(silent);
    Watched watched;
    for (qint64 id = 1; id <= 4; ++id) {
        watched.scheduler.setServer(numbered(blackHole.server(), id), rightPassword());
    }
    REQUIRE(pumpUntil([&] { return blackHole.counters().connections >= 2; }));
    const MonotonicTime before = systemClock().monotonic();

    watched.scheduler.stop();

    CHECK(systemClock().monotonic() - before < seconds{2});
}

TEST_CASE("servers behind a jump host share its login, and wait for its password together")
{
    test::FakeSshOptions options;
    options.isJumpHost = true;
    FakeSshServer bastion(options);
    FakeSshServer fake;
    Watched watched;
    watched.scheduler.setPins({bastion.pin(), fake.pin()});
    Server hop = numbered(bastion.server(), 1);
    hop.isMonitored = false;
    watched.scheduler.setServer(hop, Credential{Secret("wrong"), {}});
    std::vector<Server> behind;
    for (qint64 id = 2; id <= 5; ++id) {
        Server server = numbered(fake.server(), id);
        server.proxyJump = addressOf(hop);
        behind.push_back(server);
        watched.scheduler.setServer(server, rightPassword());
    }
    for (const Server& server : behind) {
        REQUIRE(watched.reaches(server, ServerState::NeedsUser));
        CHECK(watched.statuses[server.id].error->code == ErrorCode::JumpHostLogin);
    }
    CHECK(bastion.counters().secretsSeen == 1);
    CHECK(fake.counters().connections == 0);

    watched.scheduler.supplyCredential(hop.id, rightPassword());

    for (const Server& server : behind) {
        CHECK(watched.reaches(server, ServerState::Online));
    }
    CHECK(bastion.counters().logins == 1);
    CHECK(watched.scheduler.takeCounters().logins == 2 + 4); // twice at the jump host
}

TEST_CASE("a server that is to be reached another way gets a new session")
{
    FakeSshServer fake;
    Watched watched;
    watched.scheduler.setPins({fake.pin()});
    Server server = numbered(fake.server(), 1);
    watched.scheduler.setServer(server, rightPassword());
    REQUIRE(watched.reaches(server, ServerState::Online));

    server.proxyJump = u"127.0.0.1:%1"_s.arg(test::refusingPort());
    watched.scheduler.setServer(server, rightPassword());

    REQUIRE(watched.reaches(server, ServerState::Unreachable));
    CHECK(fake.counters().connections == 1);
}

TEST_CASE("of two logins that each accept a first key for one address, the second one is refused")
{
    test::FakeSshOptions slow;
    slow.replyDelay = milliseconds{300};
    FakeSshServer fake(slow);
    Watched watched;
    Server server = numbered(fake.server(), 1);
    server.hostKeyPolicy = HostKeyPolicy::AcceptNew;
    int accepted = 0;
    QObject::connect(&watched.scheduler,
                     &collect::Scheduler::pinAccepted,
                     &watched.scheduler,
                     [&accepted] { ++accepted; });
    watched.scheduler.setServer(server, rightPassword());
    REQUIRE(pumpUntil([&] { return fake.counters().connections == 1; }));
    FakeSshServer other;
    const HostKeyPin first{server.host, server.port, other.hostKey(), {}, acceptedAsNew};

    watched.scheduler.setPins({first}); // as another login has just found it

    REQUIRE(watched.reaches(server, ServerState::HostKeyChanged));
    CHECK(watched.statuses[server.id].hostKey->expected == std::vector{first.key});
    CHECK(watched.statuses[server.id].hostKey->seen == fake.hostKey());
    CHECK(accepted == 0);
}

TEST_CASE("a first key that another login contradicts is told as the jump host's that showed it")
{
    test::FakeSshOptions options;
    options.isJumpHost = true;
    options.replyDelay = milliseconds{300};
    FakeSshServer bastion(options);
    FakeSshServer fake;
    const FakeSshServer other;
    Watched watched;
    watched.scheduler.setPins({fake.pin()});
    Server hop = numbered(bastion.server(), 1);
    hop.isMonitored = false;
    hop.hostKeyPolicy = HostKeyPolicy::AcceptNew;
    watched.scheduler.setServer(hop, rightPassword());
    Server server = numbered(fake.server(), 2);
    server.proxyJump = addressOf(hop);
    watched.scheduler.setServer(server, rightPassword());
    REQUIRE(pumpUntil([&] { return bastion.counters().connections == 1; }));

    watched.scheduler.setPins(
        {fake.pin(), {hop.host, hop.port, other.hostKey(), {}, acceptedAsNew}});

    REQUIRE(watched.reaches(server, ServerState::HostKeyChanged));
    const ServerStatus& status = watched.statuses[server.id];
    CHECK(status.hostKey->seen == bastion.hostKey());
    CHECK(status.error->jumpHost == addressOf(*status.hostKey));
}

TEST_CASE("servers behind a jump host try again once its ProxyCommand is switched on")
{
    Watched watched;
    Server hop;
    hop.id = ServerId{1};
    hop.name = u"gate"_s;
    hop.host = u"gate.invalid"_s;
    hop.proxyCommand = u"false"_s;
    hop.isMonitored = false;
    watched.scheduler.setServer(hop, std::nullopt);
    Server behind = hop;
    behind.id = ServerId{2};
    behind.host = u"db1.invalid"_s;
    behind.proxyCommand.clear();
    behind.proxyJump = addressOf(hop);
    behind.isMonitored = true;
    watched.scheduler.setServer(behind, rightPassword());
    REQUIRE(watched.reaches(behind, ServerState::NeedsUser));
    CHECK(watched.statuses[behind.id].error->code == ErrorCode::ProxyCommandOff);

    hop.runsProxyCommand = true;
    watched.scheduler.setServer(hop, std::nullopt);

    REQUIRE(watched.reaches(behind, ServerState::Unreachable));
    CHECK(watched.statuses[behind.id].error->code == ErrorCode::ProxyCommandFailed);
    CHECK(watched.statuses[behind.id].error->jumpHost == addressOf(hop));
}

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/Scheduler.h"
#include "tests/collect/Watched.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeSshServer.h"
#include "tests/support/Pump.h"

#include <array>

using namespace vedette;
using namespace Qt::StringLiterals;
using test::FakeSshServer;
using test::numbered;
using test::pumpUntil;
using test::rightPassword;
using test::Watched;

namespace {

test::FakeSshOptions jumpHost()
{
    test::FakeSshOptions options;
    options.isJumpHost = true;
    return options;
}

/// Two servers behind a paused jump host, whose password is kept elsewhere.
class KeptBastion
{
public:
    KeptBastion()
    {
        watched.scheduler.setPins({bastion.pin(), fake.pin()});
        QObject::connect(&watched.scheduler,
                         &collect::Scheduler::credentialNeeded,
                         &watched.scheduler,
                         [this](ServerId server) { asked.push_back(server); });
        watched.scheduler.setKept({hop.id});
        hop.isMonitored = false;
        watched.scheduler.setServer(hop, std::nullopt);
        for (Server& server : behind) {
            server.proxyJump = addressOf(hop);
            watched.scheduler.setServer(server, rightPassword());
        }
        REQUIRE(pumpUntil([this] { return asked == std::vector{hop.id}; }));
    }

    bool reach(ServerState state)
    {
        return watched.reaches(behind[0], state) && watched.reaches(behind[1], state);
    }
    [[nodiscard]] ErrorCode reason() { return watched.statuses[behind[1].id].error->code; }

    FakeSshServer bastion{jumpHost()};
    FakeSshServer fake;
    Watched watched;
    std::vector<ServerId> asked;
    Server hop = numbered(bastion.server(), 1);
    std::array<Server, 2> behind{numbered(fake.server(), 2), numbered(fake.server(), 3)};
};

} // namespace

TEST_CASE("logins behind a jump host whose secret is kept elsewhere ask for it, once and first")
{
    KeptBastion stage;
    CHECK(stage.bastion.counters().connections == 0);

    stage.watched.scheduler.supplyCredential(stage.hop.id, rightPassword());

    CHECK(stage.reach(ServerState::Online));
    CHECK(stage.bastion.counters().logins == 1);
    CHECK(stage.watched.statuses[stage.hop.id].state == ServerState::Paused);
}

TEST_CASE("a jump host's secret that can't be had stops the logins behind it, and says whose")
{
    KeptBastion stage;

    stage.watched.scheduler.refuseCredential(stage.hop.id, {ErrorCode::VaultLocked, {}, 0});

    REQUIRE(stage.reach(ServerState::NeedsUser));
    CHECK(stage.reason() == ErrorCode::VaultLocked);
    CHECK(stage.watched.statuses[stage.behind[0].id].error->detail.contains(addressOf(stage.hop)));
    CHECK(stage.bastion.counters().connections == 0);
    CHECK(stage.watched.statuses[stage.hop.id].state == ServerState::Paused);
    stage.watched.scheduler.retryNow(stage.behind[0].id);
    CHECK(pumpUntil([&] { return stage.asked.size() == 2; }));
}

TEST_CASE("without a jump host's secret the login goes on, and tells what is missing")
{
    KeptBastion stage;

    SECTION("it is gone")
    {
        stage.watched.scheduler.missCredential(stage.hop.id);
        REQUIRE(stage.reach(ServerState::NeedsUser));
        CHECK(stage.reason() == ErrorCode::JumpHostLogin);
    }
    SECTION("the jump host's entry is removed")
    {
        stage.watched.scheduler.removeServer(stage.hop.id);
        REQUIRE(stage.reach(ServerState::NeedsUser));
        CHECK(stage.reason() == ErrorCode::JumpHostLogin);
    }
}

TEST_CASE("a login whose secret is kept elsewhere asks for it first, and waits")
{
    FakeSshServer fake;
    Watched watched;
    watched.scheduler.setPins({fake.pin()});
    const Server server = numbered(fake.server(), 1);
    int asked = 0;
    QObject::connect(&watched.scheduler,
                     &collect::Scheduler::credentialNeeded,
                     &watched.scheduler,
                     [&asked] { ++asked; });
    watched.scheduler.setKept({server.id});
    watched.scheduler.setServer(server, std::nullopt);
    REQUIRE(pumpUntil([&] { return asked == 1; }));
    CHECK(fake.counters().connections == 0);

    SECTION("it is given")
    {
        watched.scheduler.supplyCredential(server.id, rightPassword());

        CHECK(watched.reaches(server, ServerState::Online));
        CHECK(asked == 1);
    }
    SECTION("it can't be had")
    {
        watched.scheduler.refuseCredential(server.id, {ErrorCode::VaultLocked, {}, 0});

        CHECK(watched.reaches(server, ServerState::NeedsUser));
        CHECK(watched.statuses[server.id].error->code == ErrorCode::VaultLocked);
        watched.scheduler.retryNow(server.id);
        CHECK(pumpUntil([&] { return asked == 2; }));
    }
    SECTION("the server is paused meanwhile")
    {
        Server paused = server;
        paused.isMonitored = false;
        watched.scheduler.setServer(paused, std::nullopt);
        watched.scheduler.refuseCredential(server.id, {ErrorCode::VaultLocked, {}, 0});

        CHECK(watched.statuses[server.id].state == ServerState::Paused);
    }
}

TEST_CASE("a secret that is forgotten in memory is asked for by the next login only")
{
    FakeSshServer fake;
    Watched watched;
    watched.scheduler.setPins({fake.pin()});
    const Server server = numbered(fake.server(), 1);
    int asked = 0;
    QObject::connect(&watched.scheduler,
                     &collect::Scheduler::credentialNeeded,
                     &watched.scheduler,
                     [&asked] { ++asked; });
    watched.scheduler.setKept({server.id});
    watched.scheduler.setServer(server, rightPassword());
    REQUIRE(watched.reaches(server, ServerState::Online));

    watched.scheduler.forgetCredential(server.id);

    CHECK(watched.statuses[server.id].state == ServerState::Online);
    CHECK(asked == 0);
    Server paused = server;
    paused.isMonitored = false;
    watched.scheduler.setServer(paused, std::nullopt);
    watched.scheduler.setServer(server, std::nullopt);
    CHECK(pumpUntil([&] { return asked == 1; }));
}

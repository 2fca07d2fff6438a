// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Sessions whose server, or the network on the way to it, falls silent for a while or for ever.
#include "core/base/Deadline.h"
#include "tests/collect/Watched.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeSshServer.h"
#include "tests/support/FreezingProxy.h"
#include "tests/support/Pump.h"

#include <algorithm>

using namespace vedette;
using namespace Qt::StringLiterals;
using test::FakeSshOptions;
using test::FakeSshServer;
using test::FreezingProxy;
using test::numbered;
using test::pumpUntil;
using test::rightPassword;
using test::Watched;

namespace {

/// An entry that leads to that server through a proxy, polled every second.
Server behindProxy(const FakeSshServer& fake, const FreezingProxy& proxy)
{
    Server server = numbered(fake.server(), 1);
    server.port = proxy.port();
    server.statusInterval = seconds{1};
    server.metricsInterval = seconds{1};
    return server;
}

HostKeyPin pinFor(const FakeSshServer& fake, const Server& server)
{
    HostKeyPin pin = fake.pin();
    pin.port = server.port;
    return pin;
}

/// Runs the event loop for that long.
void passTime(milliseconds duration)
{
    static_cast<void>(pumpUntil([] { return false; }, duration));
}

constexpr std::chrono::hours rarely{1};

} // namespace

TEST_CASE("a connection that a firewall forgot is found with polls an hour apart", "[F8]")
{
    const bool isBehindJumpHost = GENERATE(false, true);
    FakeSshOptions options;
    options.isJumpHost = true;
    FakeSshServer bastion(options);
    FakeSshServer fake;
    FreezingProxy proxy(fake.port());
    Server server = behindProxy(fake, proxy);
    server.statusInterval = rarely;
    server.metricsInterval = rarely;
    Watched watched({.quiet = milliseconds{300}, .silence = milliseconds{900}});
    watched.scheduler.setPins({bastion.pin(), pinFor(fake, server)});
    if (isBehindJumpHost) {
        const Server hop = bastion.server();
        server.proxyJump = addressOf(hop);
        watched.scheduler.setServer(numbered(hop, 2), rightPassword());
    }
    watched.scheduler.setServer(server, rightPassword());
    REQUIRE(watched.reaches(server, ServerState::Online));
    REQUIRE(pumpUntil([&] { return watched.polls[server.id] >= 2; })); // none is due any more
    passTime(seconds{2}); // the keepalives are answered: nothing is lost
    REQUIRE(watched.errorsOf(server).empty());
    const Deadline bound = Deadline::after(seconds{3});

    proxy.freeze();

    REQUIRE(pumpUntil([&] { return !watched.errorsOf(server).empty(); }));
    CHECK_FALSE(bound.hasExpired());
    CHECK(watched.errorsOf(server).front().code == ErrorCode::ConnectionLost);
    CHECK(watched.errorsOf(server).front().detail.contains(u"no sign of life"_s));
    proxy.thaw();
    watched.scheduler.retryNow(server.id);
    CHECK(watched.reaches(server, ServerState::Online));
}

TEST_CASE("with the usual limits a dead connection is found within 45 s", "[F8]")
{
    const collect::SessionLimits limits;

    CHECK(limits.silence < seconds{45});
    CHECK(Server().statusInterval + limits.poll + limits.sign < seconds{45});
}

TEST_CASE("what a loop waits to gather answers is no part of a server's round trip")
{
    FakeSshOptions options;
    options.replyDelay = milliseconds{60};
    FakeSshServer fake(options);
    constexpr milliseconds gathering{400};
    Watched watched({.gathering = gathering});
    watched.scheduler.setPins({fake.pin()});
    Server server = numbered(fake.server(), 1);
    server.statusInterval = seconds{1};

    watched.scheduler.setServer(server, rightPassword());

    REQUIRE(pumpUntil([&] { return watched.polls[server.id] >= 4; }));
    const auto shortest
        = std::ranges::min_element(watched.snapshots, {}, &Snapshot::roundTrip)->roundTrip;
    CHECK(shortest >= options.replyDelay);
    CHECK(shortest < gathering);
}

TEST_CASE("a poll without an answer costs no session while the server lives", "[F7]")
{
    FakeSshOptions options;
    options.delayedRequest = 5;
    options.replyDelay = milliseconds{2'400}; // until the next poll waits behind it
    FakeSshServer fake(options);
    Watched watched({.poll = milliseconds{1'500}, .sign = milliseconds{500}});
    watched.scheduler.setPins({fake.pin()});
    Server server = numbered(fake.server(), 1);
    server.statusInterval = seconds{2};
    server.metricsInterval = seconds{2};

    watched.scheduler.setServer(server, rightPassword());

    REQUIRE(pumpUntil([&] { return !watched.errorsOf(server).empty(); }));
    CHECK(watched.errorsOf(server).front().code == ErrorCode::Timeout);
    CHECK(watched.reaches(server, ServerState::Degraded));
    const int before = watched.polls[server.id];
    REQUIRE(pumpUntil([&] { return watched.polls[server.id] > before + 1; }));
    CHECK(watched.reaches(server, ServerState::Online));
    CHECK(watched.errorsOf(server).size() == 1); // the late answer was taken for no other
    CHECK(fake.counters().logins == 1);
}

TEST_CASE("two polls in a row without an answer end the session, though the server lives", "[F7]")
{
    FakeSshOptions options;
    options.fault = test::FakeFault::Silence; // of the shell; the server answers keepalives
    options.faultAtRequest = 4;
    FakeSshServer fake(options);
    Watched watched({.poll = milliseconds{700}, .sign = milliseconds{300}});
    watched.scheduler.setPins({fake.pin()});
    Server server = numbered(fake.server(), 1);
    server.statusInterval = seconds{1};
    server.metricsInterval = seconds{1};

    watched.scheduler.setServer(server, rightPassword());

    REQUIRE(watched.reaches(server, ServerState::Degraded));
    CHECK(fake.counters().connections == 1);
    REQUIRE(watched.reaches(server, ServerState::Unreachable));
    CHECK(watched.errorsOf(server).size() == 2);
    CHECK(watched.statuses[server.id].error->code == ErrorCode::Timeout);
}

TEST_CASE("a poll without an answer on a dead connection ends the session at once", "[F7]")
{
    FakeSshServer fake;
    FreezingProxy proxy(fake.port());
    const Server server = behindProxy(fake, proxy);
    Watched watched({.poll = milliseconds{1'000}, .sign = milliseconds{500}});
    watched.scheduler.setPins({pinFor(fake, server)});
    watched.scheduler.setServer(server, rightPassword());
    REQUIRE(watched.reaches(server, ServerState::Online));

    proxy.freeze();

    REQUIRE(watched.reaches(server, ServerState::Unreachable));
    CHECK(watched.errorsOf(server).size() == 1);
    CHECK(watched.statuses[server.id].error->code == ErrorCode::Timeout);
}

TEST_CASE("an outage of 3 s costs neither a session nor a poll", "[F9]")
{
    FakeSshServer fake;
    FreezingProxy proxy(fake.port());
    const Server server = behindProxy(fake, proxy);
    Watched watched;
    watched.scheduler.setPins({pinFor(fake, server)});
    watched.scheduler.setServer(server, rightPassword());
    REQUIRE(watched.reaches(server, ServerState::Online));

    proxy.freeze();
    passTime(seconds{3});
    proxy.thaw();

    const int before = watched.polls[server.id];
    REQUIRE(pumpUntil([&] { return watched.polls[server.id] > before + 1; }));
    CHECK(watched.errorsOf(server).empty());
    CHECK(watched.statuses[server.id].state == ServerState::Online);
    CHECK(proxy.connections() == 1);
}

TEST_CASE("polls fit through a line of 500 ms each way and 12 KB/s", "[F10]")
{
    FakeSshServer fake;
    FreezingProxy proxy(fake.port());
    const Server server = behindProxy(fake, proxy);
    Watched watched;
    watched.scheduler.setPins({pinFor(fake, server)});
    proxy.setDelay(milliseconds{500});
    proxy.setRate(12'000);

    watched.scheduler.setServer(server, rightPassword());

    REQUIRE(pumpUntil([&] { return watched.polls[server.id] >= 3; }, seconds{60}));
    CHECK(watched.errorsOf(server).empty());
    CHECK(watched.statuses[server.id].state == ServerState::Online);
    CHECK(watched.snapshots.back().roundTrip >= seconds{1});
    CHECK(watched.statuses[server.id].isSlow);
}

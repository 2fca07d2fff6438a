// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// What waits for the answer to a command ends within 200 ms of a stop.
#include "core/collect/PollLoop.h"
#include "core/collect/PollOnce.h"
#include "core/collect/login/SessionOpener.h"
#include "tests/support/Await.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeSshServer.h"
#include "tests/support/Stopped.h"

#include <thread>

using namespace vedette;
using collect::openSession;
using test::bestOfThree;
using test::FakeSshOptions;
using test::FakeSshServer;
using test::promisedStop;
using test::Stopped;
using test::stopWhile;

namespace {

/// Answers that many requests, and then no more.
FakeSshOptions silentAfter(int requests)
{
    FakeSshOptions options;
    options.fault = test::FakeFault::Silence;
    options.faultAtRequest = requests + 1;
    return options;
}

ssh::LoginRequest loginTo(const FakeSshServer& server)
{
    ssh::LoginRequest request;
    request.server = server.server();
    request.credential.password = Secret("right");
    request.pins = {server.pin()};
    request.knownHosts = {};
    return request;
}

constexpr int untilFacts = 1; ///< the login's own request
constexpr int untilPoll = 2; ///< and that for the facts

} // namespace

TEST_CASE("Opening a session is stopped within 200 ms while the server's facts are read",
          "[cancel]")
{
    collect::SessionOutcome outcome;

    const Stopped stopped = bestOfThree([&outcome] {
        const FakeSshServer server(silentAfter(untilFacts));
        return stopWhile([&server] { return server.counters().requests > untilFacts; },
                         [&](const std::stop_token& stop) {
                             outcome
                                 = openSession(loginTo(server), Deadline::after(seconds{30}), stop);
                         });
    });

    INFO("over " << stopped.took.count() << " ms after the stop");
    CHECK(stopped.wasUnderWay);
    REQUIRE(outcome.error);
    CHECK(outcome.error->code == ErrorCode::Cancelled);
    CHECK(outcome.steps.back().stage == LoginStage::Probe);
    CHECK(stopped.took <= promisedStop);
}

TEST_CASE("A poll is stopped within 200 ms while its command runs", "[cancel]")
{
    Snapshot snapshot;

    const Stopped stopped = bestOfThree([&snapshot] {
        const FakeSshServer server(silentAfter(untilPoll));
        const auto opened = openSession(loginTo(server), Deadline::after(seconds{30}), {});
        REQUIRE(opened.context);
        return stopWhile([&server] { return server.counters().requests > untilPoll; },
                         [&](const std::stop_token& stop) {
                             snapshot = pollOnce(*opened.context,
                                                 PollKind::Metrics,
                                                 Deadline::after(seconds{30}),
                                                 stop);
                         });
    });

    INFO("over " << stopped.took.count() << " ms after the stop");
    CHECK(stopped.wasUnderWay);
    REQUIRE(snapshot.error);
    CHECK(snapshot.error->code == ErrorCode::Cancelled);
    CHECK(stopped.took <= promisedStop);
}

TEST_CASE("A poll loop is stopped within 200 ms while commands run", "[cancel]")
{
    const Stopped stopped = bestOfThree([] {
        const FakeSshServer server(silentAfter(untilPoll));
        auto opened = openSession(loginTo(server), Deadline::after(seconds{30}), {});
        REQUIRE(opened.context);
        collect::PollLoop loop(systemClock(), [](const collect::PollOutcome&) {});
        loop.setAutoDelete(false);
        std::thread runner([&loop] { loop.run(); });
        loop.adopt(1, std::move(opened.context));
        CHECK(loop.poll(1, PollKind::Metrics));
        return stopWhile([&server] { return server.counters().requests > untilPoll; },
                         [&](const std::stop_token& stop) {
                             const std::stop_callback stopLoop(stop, [&loop] { loop.stop(); });
                             runner.join();
                         });
    });

    INFO("over " << stopped.took.count() << " ms after the stop");
    CHECK(stopped.wasUnderWay);
    CHECK(stopped.took <= promisedStop);
}

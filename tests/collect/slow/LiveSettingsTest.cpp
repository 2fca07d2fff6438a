// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/LiveSettings.h"

#include "core/collect/slow/SudoRefusals.h"
#include "tests/support/Catch.h"
#include "tests/support/ManualClock.h"

using namespace vedette;
using namespace Qt::StringLiterals;

namespace {

/// A session whose slow probes have all been asked a moment ago.
struct LiveStage
{
    LiveStage()
    {
        for (const collect::SlowProbe& probe : collect::slowCatalogue()) {
            context.slowTimes[probe.name.toString()].asked = clock.monotonic();
        }
        lane.addCatalogue(context.slowTimes, context.server);
    }

    [[nodiscard]] bool isAnythingDue() const { return lane.wake() <= clock.monotonic(); }

    test::ManualClock clock;
    collect::ServerContext context;
    collect::SlowLane lane{clock};
    collect::LiveSession session{context, lane};
};

} // namespace

TEST_CASE("sudo that is allowed now is used at once, where it was refused, too")
{
    LiveStage stage;
    Snapshot refused;
    refused.probe = u"smart"_s;
    refused.hasSudoRefused = true;
    collect::copyRefusal(refused, stage.context.slowTimes, stage.clock.monotonic());
    REQUIRE_FALSE(stage.isAnythingDue());
    Server server = stage.context.server;
    server.usesSudo = true;

    collect::changeSettings(stage.session, server, stage.clock.monotonic());

    CHECK(stage.context.server.usesSudo);
    CHECK(stage.isAnythingDue());
    CHECK_FALSE(collect::isRefused(stage.context.slowTimes, u"smart"_s, stage.clock.monotonic()));
    CHECK_FALSE(stage.context.slowTimes.contains(u"hardware"_s));
    CHECK(stage.context.slowTimes.contains(u"services"_s));
}

TEST_CASE("sudo that is no longer allowed is not used from now on, and nothing is asked for it")
{
    LiveStage stage;
    stage.context.server.usesSudo = true;

    collect::changeSettings(stage.session, Server{}, stage.clock.monotonic());

    CHECK_FALSE(stage.context.server.usesSudo);
    CHECK_FALSE(stage.isAnythingDue());
}

TEST_CASE("certificates to watch are taken over without a new session, other settings are not")
{
    LiveStage stage;
    stage.context.server.name = u"before"_s;
    Server server;
    server.name = u"after"_s;
    server.watchedCertificates = {u"/etc/ssl/web.pem"_s};

    collect::changeSettings(stage.session, server, stage.clock.monotonic());

    CHECK(stage.context.server.watchedCertificates == server.watchedCertificates);
    CHECK(stage.context.server.name == u"before"_s);
}

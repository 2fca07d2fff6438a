// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/LiveCache.h"

#include "tests/support/Catch.h"

using namespace vedette;
using namespace Qt::StringLiterals;

TEST_CASE("the newest snapshot of each kind is kept, with the facts of the session")
{
    engine::LiveCache cache;
    Snapshot metrics;
    metrics.server = ServerId{1};
    metrics.facts = Facts{};
    metrics.facts->hostName = u"web-1"_s;
    cache.accept(metrics);
    metrics.facts.reset();
    metrics.collectedAt = Timestamp{seconds{30}};
    cache.accept(metrics);
    Snapshot status = metrics;
    status.kind = PollKind::Status;
    cache.accept(status);

    const auto latest = cache.latest();

    REQUIRE(latest.size() == 2);
    CHECK(latest.front().kind == PollKind::Metrics);
    CHECK(latest.front().collectedAt == Timestamp{seconds{30}});
    CHECK(latest.front().facts->hostName == u"web-1"_s);
}

TEST_CASE("a removed server is forgotten")
{
    engine::LiveCache cache;
    Snapshot snapshot;
    snapshot.server = ServerId{1};
    cache.accept(snapshot);

    cache.remove(ServerId{1});

    CHECK(cache.latest().empty());
}

TEST_CASE("the newest answer of each slow probe is kept beside the polls")
{
    engine::LiveCache cache;
    const auto slow = [](const QString& probe, int second) {
        Snapshot snapshot;
        snapshot.server = ServerId{1};
        snapshot.kind = PollKind::Slow;
        snapshot.probe = probe;
        snapshot.collectedAt = Timestamp{seconds{second}};
        return snapshot;
    };
    Snapshot metrics;
    metrics.server = ServerId{1};
    cache.accept(metrics);
    cache.accept(slow(u"services"_s, 1));
    cache.accept(slow(u"ports"_s, 2));
    cache.accept(slow(u"services"_s, 3));

    const auto latest = cache.latest();

    REQUIRE(latest.size() == 3);
    CHECK(latest.at(0).kind == PollKind::Metrics);
    CHECK(latest.at(1) == slow(u"ports"_s, 2));
    CHECK(latest.at(2) == slow(u"services"_s, 3));
}

TEST_CASE("what commands told that are no more, or are meant for others, is forgotten")
{
    engine::LiveCache cache;
    for (const auto& probe :
         {u"services"_s, u"command/kept"_s, u"command/gone"_s, u"command/elsewhere"_s}) {
        Snapshot snapshot;
        snapshot.server = ServerId{1};
        snapshot.kind = PollKind::Slow;
        snapshot.probe = probe;
        cache.accept(snapshot);
    }
    Server server;
    server.id = ServerId{1};
    CustomCommand kept;
    kept.name = u"kept"_s;
    kept.targets = CommandTargets::All;
    CustomCommand elsewhere;
    elsewhere.name = u"elsewhere"_s;
    elsewhere.servers = {ServerId{2}};

    cache.keepCommands(server, {kept, elsewhere});

    const auto latest = cache.latest();
    REQUIRE(latest.size() == 2);
    CHECK(latest[0].probe == u"command/kept"_s);
    CHECK(latest[1].probe == u"services"_s);
}

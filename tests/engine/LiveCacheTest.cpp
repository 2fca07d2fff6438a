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

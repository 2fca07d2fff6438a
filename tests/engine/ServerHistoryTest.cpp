// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/Configuration.h"
#include "core/engine/Engine.h"
#include "core/store/Connection.h"
#include "core/store/history/HistoryStore.h"
#include "core/store/history/Tier.h"
#include "tests/support/Catch.h"
#include "tests/support/Pump.h"
#include "tests/support/TempStore.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using engine::Engine;
using std::chrono::days;
using test::pumpUntil;

namespace {

Snapshot pollOf(ServerId server, Timestamp time)
{
    Snapshot snapshot;
    snapshot.server = server;
    snapshot.kind = PollKind::Metrics;
    snapshot.collectedAt = time;
    snapshot.samples.push_back({{u"cpu"_s, u"totalUsage"_s, {}}, 7.0});
    return snapshot;
}

/// A server of the list that keeps what was measured for good.
ServerId keepForGood(const QString& folder)
{
    const auto configuration = engine::Configuration::open(folder);
    REQUIRE(configuration);
    auto server = (*configuration)->add({*parseTarget(u"db1"_s)});
    REQUIRE(server);
    server->front().retention.measured = days{0};
    server->front().isMonitored = false;
    REQUIRE((*configuration)->update(server->front()));
    return server->front().id;
}

/// Chunks of that hour in the table.
qint64 chunksAt(const test::TempStore& temp, const QString& table, ServerId server, Timestamp time)
{
    const auto connection
        = store::Connection::open({.path = temp.historyPath(), .access = store::Access::ReadOnly});
    REQUIRE(connection);
    const qint64 key = store::chunkKey(server, store::chunkBegin(store::measuredTier, time));
    return (*connection)
        ->value(u"SELECT count(*) FROM %1 WHERE key = %2"_s.arg(table, QString::number(key)))
        .value_or(QVariant())
        .toLongLong();
}

} // namespace

TEST_CASE("a server's history is kept for its own time, and others for that of the settings")
{
    const test::TempStore temp;
    const ServerId own = keepForGood(temp.folder());
    const ServerId other{own.value + 1}; // looked at after the other one
    const Timestamp now = systemClock().now();
    const Timestamp old = now - days{70};
    {
        const auto history
            = store::HistoryStore::open(temp.folder(), [](const store::HistoryProgress&) {});
        REQUIRE(history);
        for (const Snapshot& poll : {pollOf(own, old), pollOf(other, old), pollOf(other, now)}) {
            REQUIRE((*history)->append(poll));
        }
    }

    const auto engine = Engine::create({temp.folder(), {.measured = days{30}}, true});
    REQUIRE(engine);
    (*engine)->start();

    REQUIRE(pumpUntil([&] { return chunksAt(temp, u"minute_rollup"_s, other, old) == 1; }));
    CHECK(chunksAt(temp, u"hour_chunk"_s, other, old) == 0);
    CHECK(chunksAt(temp, u"hour_chunk"_s, own, old) == 1);
}

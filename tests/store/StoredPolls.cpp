// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/store/StoredPolls.h"

#include "core/base/BoundedQueue.h"
#include "core/store/Connection.h"
#include "core/store/config/ConfigStore.h"
#include "core/store/history/HistoryStore.h"
#include "tests/support/Catch.h"

#include <QDir>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

constexpr qint64 firstStored = 1'767'225'600'000; // 2026-01-01
constexpr qint64 mostStored = 100'000;

QString databaseIn(const QString& folder, const QString& name)
{
    return QDir(folder).filePath(name);
}

Result<History> readAll(store::HistoryStore& store)
{
    BoundedQueue<Result<History>> answers(1);
    store.read(
        {.server = ServerId{1},
         .metrics = {{u"cpu"_s, u"totalUsage"_s, {}}},
         .range = {fromMsecs(firstStored), fromMsecs(firstStored + mostStored * 1000)},
         .columns = static_cast<int>(mostStored)},
        [&answers](const Result<History>& history) { static_cast<void>(answers.push(history)); });
    auto answer = answers.waitPop(milliseconds{10'000});
    REQUIRE(answer);
    return *std::move(answer);
}

bool isPrefix(const std::vector<SeriesPoint>& points)
{
    qint64 expected = 0;
    return std::ranges::all_of(points, [&expected](const SeriesPoint& point) {
        return toMsecs(point.time) == firstStored + 1000 * expected++;
    });
}

} // namespace

std::optional<qint64> storedPolls(const QString& folder)
{
    auto store = store::HistoryStore::open(folder, [](const store::HistoryProgress&) {});
    REQUIRE(store);
    const auto history = readAll(**store);
    REQUIRE(history);
    const bool isOwn = (*store)->movedAside().isEmpty();
    store->reset();
    const auto& points = history->series.front().points;
    if (!isOwn || !isPrefix(points) || integrityOf(databaseIn(folder, u"history.db"_s)) != u"ok") {
        return std::nullopt;
    }
    return static_cast<qint64>(points.size());
}

QStringList storedServers(const QString& folder)
{
    const auto store = store::ConfigStore::open(folder);
    REQUIRE(store);
    const auto state = (*store)->load();
    REQUIRE(state);
    QStringList names;
    std::ranges::transform(state->servers, std::back_inserter(names), &Server::name);
    return names;
}

QStringList storedAlerts(const QString& folder)
{
    const auto store = store::ConfigStore::open(folder);
    REQUIRE(store);
    const auto alerts = (*store)->alerts({.limit = static_cast<int>(mostStored)});
    REQUIRE(alerts);
    QStringList names;
    std::ranges::transform(*alerts, std::back_inserter(names), &Alert::serverName);
    return names;
}

QString integrityOf(const QString& path)
{
    const auto connection = store::Connection::open({.path = path, .setsJournal = false});
    REQUIRE(connection);
    const auto verdict = (*connection)->value(u"PRAGMA integrity_check"_s);
    REQUIRE(verdict);
    return verdict->toString();
}

} // namespace vedette::test

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/History.h"
#include "core/store/Connection.h"
#include "core/store/history/Chunk.h"
#include "core/store/history/ChunkTable.h"
#include "core/store/history/HistoryStore.h"
#include "core/store/history/LayoutReader.h"
#include "core/store/history/MetricNames.h"
#include "core/store/history/OpenHours.h"
#include "core/store/history/SeriesBuilder.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <stop_token>
#include <vector>

namespace vedette::store {

/// Reads what is kept of a server as series: from the closest tier that a pixel can show, and from
/// another one where that has nothing; what waits in the journal as well. Lives on: its
/// connection's thread.
class SpanReader
{
public:
    explicit SpanReader(const Connection& connection);

    /// Cancelled when `stop` is requested.
    [[nodiscard]] Result<History> read(const HistoryQuery& query, const std::stop_token& stop);
    /// As HistoryStore::readNewest().
    [[nodiscard]] Result<std::optional<NewestPoll>>
    newest(ServerId server, Timestamp before, const std::stop_token& stop);

private:
    /// What is gathered for one query.
    struct Gathering
    {
        ServerId server;
        std::map<qint64, std::vector<KeptPoint>> points; ///< by metric: those that are wanted
        std::set<qint64> stored; ///< metrics, wanted or not
        std::vector<TimeRange> covered; ///< by what was gathered so far
        std::stop_token stop;
        qint64 up = 0; ///< the metric server.up: what was recovered has none
        qint64 recovered = 0; ///< and server.recovered
        qint64 monitored = 0; ///< and server.monitored
    };

    [[nodiscard]] Result<void> gather(const HistoryQuery& query, Gathering& gathering);
    [[nodiscard]] Result<std::vector<TimeRange>>
    gatherChunks(const Tier& tier, const std::vector<TimeRange>& open, Gathering& gathering);
    [[nodiscard]] Result<void> gatherOne(const Tier& tier, Timestamp begin, Gathering& gathering);
    [[nodiscard]] Result<void> gatherNeighbours(TimeRange range, Gathering& gathering);
    [[nodiscard]] Result<void> gatherBefore(Timestamp end, Gathering& gathering);
    [[nodiscard]] Result<void> gatherFrom(Timestamp begin, Gathering& gathering);
    [[nodiscard]] Result<bool> gatherNext(const std::function<Result<void>()>& gather,
                                          Gathering& gathering);
    [[nodiscard]] Result<void> gatherOpen(TimeRange range, Gathering& gathering);
    [[nodiscard]] Result<void> gatherOpenUntilWatched(const std::vector<HourKey>& keys,
                                                      Gathering& gathering);
    [[nodiscard]] Result<void> gatherHour(const HourKey& key, Gathering& gathering);
    [[nodiscard]] Result<void> gatherPoll(const WaitingPoll& poll, Gathering& gathering);
    [[nodiscard]] Result<std::optional<NewestPoll>>
    findNewest(ServerId server, Timestamp before, const std::stop_token& stop);
    [[nodiscard]] Result<std::optional<NewestPoll>> newestRolledUp(Timestamp before,
                                                                   Gathering& gathering);
    [[nodiscard]] Result<std::optional<NewestPoll>>
    newestIn(const Tier& tier, Timestamp before, Gathering& gathering);
    [[nodiscard]] Result<std::optional<Timestamp>> hourBefore(ServerId server, Timestamp end) const;
    [[nodiscard]] Result<void> takeJournal();

    const Connection& m_connection;
    MetricNames m_names;
    LayoutReader m_layouts;
    OpenHours m_hours; ///< of the journal, as far as it was read
};

} // namespace vedette::store

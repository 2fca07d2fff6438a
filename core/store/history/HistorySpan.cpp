// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/HistorySpan.h"

#include "core/store/Statement.h"
#include "core/store/history/ChunkTable.h"
#include "core/store/history/OpenHours.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr int chunksSince = 2; // schema version

class SpanFinder
{
public:
    explicit SpanFinder(const Connection& connection)
        : m_connection(connection)
    { }

    void add(ServerId server, TimeRange range)
    {
        m_servers.insert(server.value);
        m_range = m_range
            ? TimeRange{std::min(m_range->from, range.from), std::max(m_range->to, range.to)}
            : range;
    }

    Result<void> addTier(const Tier& tier)
    {
        const ChunkTable table(m_connection, tier);
        for (ServerId last{0};;) {
            const auto server = table.serverAfter(last);
            if (!server || !*server) {
                return server ? Result<void>() : fail(server.error());
            }
            last = **server;
            const auto first = table.firstFrom(last, Timestamp{});
            const auto newest = table.last(last);
            if (!first || !newest) {
                return fail(first ? newest.error() : first.error());
            }
            if (*first && *newest) {
                add(last, {**first, **newest + tier.span});
            }
        }
    }

    Result<void> addJournal()
    {
        OpenHours hours;
        if (auto read = hours.read(m_connection, 0); !read) {
            return read;
        }
        for (const HourKey& key : hours.keysOutside(1, 0)) { // all
            const auto polls = hours.polls(key);
            if (!polls.empty()) {
                add(key.server, {polls.front().at, polls.back().at});
            }
        }
        return {};
    }

    /// Of version 1. The key of that table begins with the server.
    Result<void> addPolls(const QString& table)
    {
        Statement select(m_connection,
                         u"WITH RECURSIVE s(server) AS (SELECT min(server) FROM %1 UNION ALL"
                         " SELECT (SELECT min(server) FROM %1 WHERE server > s.server) FROM s"
                         " WHERE s.server IS NOT NULL)"
                         " SELECT server, (SELECT min(at) FROM %1 p WHERE p.server = s.server),"
                         " (SELECT max(at) FROM %1 p WHERE p.server = s.server)"
                         " FROM s WHERE server IS NOT NULL"_s.arg(table));
        if (auto done = select.run(); !done) {
            return done;
        }
        Result<bool> row = select.next();
        for (; row && *row; row = select.next()) {
            add(ServerId{select.integer(0)},
                {fromMsecs(select.integer(1)), fromMsecs(select.integer(2))});
        }
        return row ? Result<void>() : fail(row.error());
    }

    [[nodiscard]] HistorySpan found() const
    {
        return {static_cast<qint64>(m_servers.size()), m_range};
    }

private:
    const Connection& m_connection;
    std::set<qint64> m_servers;
    std::optional<TimeRange> m_range;
};

} // namespace

Result<HistorySpan> spanOf(const Connection& connection)
{
    const auto version = connection.value(u"PRAGMA user_version"_s);
    if (!version) {
        return fail(version.error());
    }
    SpanFinder finder(connection);
    const bool hasChunks = version->toInt() >= chunksSince;
    auto done = finder.addPolls(hasChunks ? u"old_poll"_s : u"poll"_s);
    if (done && hasChunks) {
        done = finder.addJournal();
    }
    for (const Tier& tier : tiers) {
        if (done && hasChunks) {
            done = finder.addTier(tier);
        }
    }
    return done ? Result<HistorySpan>(finder.found()) : fail(done.error());
}

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/ChunkTable.h"

#include "core/store/Statement.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

bool isMeasured(const Tier& tier)
{
    return tier.step == milliseconds::zero();
}

/// The table's name stands in the text: it is a constant of ours.
QString sqlFor(const Tier& tier, const QString& sql)
{
    return sql.arg(tier.table);
}

std::optional<Timestamp> beginIn(const std::optional<qint64>& key)
{
    return key ? std::optional(beginOfKey(*key)) : std::nullopt;
}

} // namespace

ChunkTable::ChunkTable(const Connection& connection, const Tier& tier)
    : m_connection(connection)
    , m_tier(tier)
{ }

Result<std::optional<StoredChunk>> ChunkTable::find(ServerId server, Timestamp begin) const
{
    const QString columns = isMeasured(m_tier) ? u"data, through"_s : u"data, 0"_s;
    Statement select(m_connection,
                     sqlFor(m_tier, u"SELECT "_s + columns + u" FROM %1 WHERE key = ?"_s));
    if (const auto done = select.run({chunkKey(server, begin)}); !done) {
        return fail(done.error());
    }
    const Result<bool> row = select.next();
    if (!row) {
        return fail(row.error());
    }
    if (!*row) {
        return std::nullopt;
    }
    return StoredChunk{begin, select.integer(1), select.blob(0)};
}

Result<void> ChunkTable::put(ServerId server, const StoredChunk& chunk) const
{
    const qint64 key = chunkKey(server, chunk.begin);
    if (isMeasured(m_tier)) {
        Statement insert(m_connection,
                         u"INSERT INTO hour_chunk (key, through, data) VALUES (?, ?, ?)"
                         " ON CONFLICT (key) DO UPDATE SET through = excluded.through,"
                         " data = excluded.data"_s);
        return insert.run({key, chunk.through, chunk.data});
    }
    Statement insert(m_connection,
                     sqlFor(m_tier,
                            u"INSERT INTO %1 (key, data) VALUES (?, ?)"
                            " ON CONFLICT (key) DO UPDATE SET data = excluded.data"_s));
    return insert.run({key, chunk.data});
}

Result<void> ChunkTable::remove(ServerId server, Timestamp begin) const
{
    Statement remove(m_connection, sqlFor(m_tier, u"DELETE FROM %1 WHERE key = ?"_s));
    return remove.run({chunkKey(server, begin)});
}

Result<std::vector<Timestamp>> ChunkTable::begins(ServerId server, TimeRange range) const
{
    Statement select(
        m_connection,
        sqlFor(m_tier, u"SELECT key FROM %1 WHERE key >= ? AND key < ? ORDER BY key"_s));
    const QVariantList bounds{chunkKey(server, chunkBegin(m_tier, range.from)),
                              chunkKey(server, range.to)};
    if (const auto done = select.run(bounds); !done) {
        return fail(done.error());
    }
    std::vector<Timestamp> begins;
    Result<bool> row = select.next();
    for (; row && *row; row = select.next()) {
        begins.push_back(beginOfKey(select.integer(0)));
    }
    if (!row) {
        return fail(row.error());
    }
    return begins;
}

Result<std::optional<Timestamp>> ChunkTable::firstFrom(ServerId server, Timestamp from) const
{
    return oneKey(u"SELECT min(key) FROM %1 WHERE key >= ? AND key < ?"_s,
                  {chunkKey(server, from), chunkKey({server.value + 1}, {})})
        .map(beginIn);
}

Result<std::optional<Timestamp>> ChunkTable::last(ServerId server) const
{
    return oneKey(u"SELECT max(key) FROM %1 WHERE key >= ? AND key < ?"_s,
                  {chunkKey(server, {}), chunkKey({server.value + 1}, {})})
        .map(beginIn);
}

Result<std::optional<Timestamp>> ChunkTable::lastBefore(ServerId server, Timestamp end) const
{
    return oneKey(u"SELECT max(key) FROM %1 WHERE key >= ? AND key < ?"_s,
                  {chunkKey(server, {}), chunkKey(server, end)})
        .map(beginIn);
}

Result<qint64> ChunkTable::through(ServerId server, Timestamp begin) const
{
    return oneKey(u"SELECT through FROM %1 WHERE key = ?"_s, {chunkKey(server, begin)})
        .map([](const std::optional<qint64>& id) { return id.value_or(0); });
}

Result<std::optional<ServerId>> ChunkTable::serverAfter(ServerId server) const
{
    return oneKey(u"SELECT min(key) FROM %1 WHERE key >= ?"_s, {chunkKey({server.value + 1}, {})})
        .map([](const std::optional<qint64>& key) {
            return key ? std::optional(serverOfKey(*key)) : std::nullopt;
        });
}

Result<std::optional<qint64>> ChunkTable::oneKey(const QString& sql,
                                                 const QVariantList& values) const
{
    Statement select(m_connection, sqlFor(m_tier, sql));
    if (const auto done = select.run(values); !done) {
        return fail(done.error());
    }
    const Result<bool> row = select.next();
    if (!row) {
        return fail(row.error());
    }
    return *row && !select.isNull(0) ? std::optional(select.integer(0)) : std::nullopt;
}

} // namespace vedette::store

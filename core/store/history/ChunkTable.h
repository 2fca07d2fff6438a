// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/TimeRange.h"
#include "core/store/Connection.h"
#include "core/store/history/Tier.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace vedette::store {

/// A chunk as it is stored.
struct StoredChunk
{
    Timestamp begin;
    qint64 through = 0; ///< the last row of the journal that it holds; of the measured tier alone
    QByteArray data; ///< Chunk.h
};

/// The chunks of one tier. Lives on: its connection's thread.
class ChunkTable
{
public:
    ChunkTable(const Connection& connection, const Tier& tier);

    /// Nothing when there is none that begins then.
    [[nodiscard]] Result<std::optional<StoredChunk>> find(ServerId server, Timestamp begin) const;
    /// Takes the place of one that begins then.
    [[nodiscard]] Result<void> put(ServerId server, const StoredChunk& chunk) const;
    [[nodiscard]] Result<void> remove(ServerId server, Timestamp begin) const;

    /// When those begin that touch the range, in rising order.
    [[nodiscard]] Result<std::vector<Timestamp>> begins(ServerId server, TimeRange range) const;
    /// The begin of the first one that begins at `from` or later; nothing when there is none.
    [[nodiscard]] Result<std::optional<Timestamp>> firstFrom(ServerId server, Timestamp from) const;
    /// The begin of the last one, and of the last one that begins before `end`.
    [[nodiscard]] Result<std::optional<Timestamp>> last(ServerId server) const;
    [[nodiscard]] Result<std::optional<Timestamp>> lastBefore(ServerId server, Timestamp end) const;
    /// As of StoredChunk; 0 where there is none. For the measured tier.
    [[nodiscard]] Result<qint64> through(ServerId server, Timestamp begin) const;
    /// The first server that has one and whose id is larger; nothing when there is none.
    [[nodiscard]] Result<std::optional<ServerId>> serverAfter(ServerId server) const;

private:
    [[nodiscard]] Result<std::optional<qint64>> oneKey(const QString& sql,
                                                       const QVariantList& values) const;

    const Connection& m_connection;
    const Tier& m_tier;
};

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/store/history/ChunkJoin.h"
#include "core/store/history/ChunkTable.h"
#include "core/store/history/LayoutReader.h"
#include "core/store/history/OpenHours.h"

#include <span>

namespace vedette::store {

/// Makes a chunk of the polls of an hour. Lives on: the writer's thread.
class HourSealer
{
public:
    explicit HourSealer(const Connection& connection);

    /// Joins them with what is kept of that hour, also where it was rolled up. Within a transaction
    /// of the caller's; the polls stay among `hours`.
    [[nodiscard]] Result<void> seal(const HourKey& key, const OpenHours& hours);

    /// The same from polls that stand elsewhere; `through`: the row of the journal up to which they
    /// go, 0 for none.
    [[nodiscard]] Result<void>
    seal(const HourKey& key, std::span<const WaitingPoll> polls, qint64 through);

private:
    [[nodiscard]] Result<std::optional<StoredChunk>> known(const HourKey& key) const;
    [[nodiscard]] Result<void> join(const HourKey& key,
                                    std::span<const WaitingPoll> polls,
                                    const std::optional<StoredChunk>& known,
                                    qint64 through);
    [[nodiscard]] Result<Chunk> chunkOfPolls(std::span<const WaitingPoll> polls, Timestamp begin);
    [[nodiscard]] Result<void>
    rollUpLate(const HourKey& key, const Chunk& late, bool isHourThere) const;

    const Connection& m_connection;
    ChunkTable m_measured;
    LayoutReader m_layouts;
};

/// What a chunk holds, or nothing where it can't be read, which is logged.
[[nodiscard]] Chunk readable(const StoredChunk& stored);

} // namespace vedette::store

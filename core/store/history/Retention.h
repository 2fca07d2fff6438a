// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/HistoryLimits.h"
#include "core/store/Connection.h"
#include "core/store/history/ChunkTable.h"

#include <array>
#include <optional>

namespace vedette::store {

/// Deletes chunks that are too old for their tier, server by server, one in each slice; and, where
/// all takes too much room, the closest and oldest ones before their time. What was measured is
/// rolled up by the minute as it goes. Lives on: the writer's thread, as long as its connection.
class Retention
{
public:
    explicit Retention(const Connection& connection);

    /// Begins a pass over all servers.
    void start(const HistoryLimits& limits, Timestamp now);
    [[nodiscard]] bool isActive() const { return m_pass.has_value(); }
    [[nodiscard]] Result<void> doSlice();

private:
    using Bounds = std::array<std::optional<Timestamp>, tiers.size()>; ///< older than these go

    struct Pass
    {
        HistoryLimits limits;
        Timestamp now;
        Bounds bounds;
        std::size_t tier = 0;
        ServerId server; ///< done up to this one
        std::optional<ServerId> current;
    };

    [[nodiscard]] Result<bool> expireOne(const Tier& tier, Timestamp bound) const;
    [[nodiscard]] Result<void> rollUpMinutes(ServerId server, Timestamp begin) const;
    [[nodiscard]] Result<void> nextServer();
    [[nodiscard]] Result<void> end();
    [[nodiscard]] Result<qint64> bytesUsed() const;
    /// Of all servers; nothing when there is no chunk.
    [[nodiscard]] Result<std::optional<Timestamp>> oldest(const Tier& tier) const;

    const Connection& m_connection;
    std::optional<Pass> m_pass;
};

} // namespace vedette::store

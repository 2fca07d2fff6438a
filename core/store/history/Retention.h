// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/RetentionPolicy.h"
#include "core/store/Connection.h"
#include "core/store/history/ChunkTable.h"

#include <array>
#include <memory>
#include <optional>

namespace vedette::store {

/// Deletes chunks that are too old for their tier and server, server by server, one in each slice;
/// and, where all takes too much room, the closest and oldest ones before their time, those of
/// incidents last. What was measured is rolled up by the minute as it goes. Lives on: the writer's
/// thread, as long as its connection.
class Retention
{
public:
    explicit Retention(const Connection& connection);

    /// Begins a pass over all servers. The writer owns the policy, too.
    void start(std::shared_ptr<const RetentionPolicy> policy, Timestamp now);
    [[nodiscard]] bool isActive() const { return m_pass.has_value(); }
    [[nodiscard]] Result<void> doSlice();

private:
    using Bounds = std::array<std::optional<Timestamp>, tiers.size()>; ///< older than these go

    /// The server that is looked at.
    struct Visit
    {
        ServerId server;
        Bounds bounds;
        Timestamp from; ///< what begins earlier stays
    };

    struct Pass
    {
        std::shared_ptr<const RetentionPolicy> policy;
        Timestamp now;
        Bounds shortened = {}; ///< for want of room, whatever the server's own are
        std::optional<Timestamp> incidentsFrom = {}; ///< for want of room; else all are kept
        Bounds oldest = {}; ///< begins of those that stay
        std::optional<Timestamp> oldestIncident = {};
        std::size_t tier = 0;
        std::size_t lastTier = tiers.size() - 1;
        ServerId server = {}; ///< done up to this one
        std::optional<Visit> current = {};
    };

    [[nodiscard]] Result<void> nextServer();
    [[nodiscard]] Bounds boundsOf(ServerId server) const;
    [[nodiscard]] Result<bool> expireOne(const Tier& tier);
    [[nodiscard]] std::optional<Timestamp> keptUntil(const Tier& tier, Timestamp begin) const;
    [[nodiscard]] Result<bool> remove(const Tier& tier, Timestamp begin);
    [[nodiscard]] Result<void> rollUpMinutes(Timestamp begin);
    [[nodiscard]] Result<void> end();
    [[nodiscard]] bool shorten();
    void goOver(std::size_t tier);
    [[nodiscard]] Result<qint64> bytesUsed() const;

    const Connection& m_connection;
    std::optional<Pass> m_pass;
};

} // namespace vedette::store

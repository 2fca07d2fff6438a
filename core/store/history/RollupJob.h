// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/store/Connection.h"
#include "core/store/history/Rollup.h"
#include "core/store/history/Tier.h"

#include <deque>
#include <memory>
#include <optional>

namespace vedette::store {

/// Rolls up what is old enough, server by server, in slices of one chunk each. Lives on: the
/// writer's thread, as long as its connection.
class RollupJob
{
public:
    explicit RollupJob(const Connection& connection);

    /// Begins a pass over all servers.
    void start(Timestamp now);
    [[nodiscard]] bool isActive() const { return m_now.has_value(); }
    [[nodiscard]] Result<void> doSlice();

private:
    /// A chunk of a coarser tier that is being made from those of a closer one.
    struct Task
    {
        const Tier* to;
        const Tier* from;
        Timestamp begin;
        std::deque<Timestamp> open; ///< begins of chunks that are not in it yet
        Rollup rollup;
    };

    [[nodiscard]] Result<void> nextServer(ServerId last);
    [[nodiscard]] Result<void> findTask();
    [[nodiscard]] Result<bool> findTask(const Tier& to, const Tier& from);
    [[nodiscard]] Result<void> doTask();

    const Connection& m_connection;
    std::optional<Timestamp> m_now; ///< nothing when no pass is under way
    std::optional<ServerId> m_server;
    std::optional<Task> m_task;
};

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/store/Connection.h"

#include <optional>

namespace vedette::store {

/// Nothing when there is no poll.
[[nodiscard]] Result<std::optional<Timestamp>> newestPoll(const Connection& connection);

/// Deletes old polls in slices so small that a waiting batch is hardly late, server by server:
/// their rows lie together. Lives on: the connection's thread.
class Retention
{
public:
    /// Begins a pass over all servers; polls before `limit` go.
    void start(Timestamp limit);
    [[nodiscard]] bool isActive() const { return m_limit.has_value(); }

    /// One transaction of at most 2,000 polls.
    [[nodiscard]] Result<void> deleteSlice(const Connection& connection);

private:
    [[nodiscard]] Result<void> nextServer(const Connection& connection);

    std::optional<Timestamp> m_limit; ///< nothing when no pass is under way
    std::optional<qint64> m_server; ///< whose polls are deleted at present
    qint64 m_lastServer = 0; ///< done up to this one
};

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/PollLoop.h"

#include <QThreadPool>

#include <memory>
#include <vector>

namespace vedette::collect {

/// The poll loops, one per core and at most four, and which session lives in which. Lives on: core
/// thread.
class PollPool
{
public:
    PollPool(const Clock& clock,
             const std::function<void(PollOutcome)>& report,
             const SessionLimits& limits = {});
    PollPool(const PollPool&) = delete;
    PollPool& operator=(const PollPool&) = delete;
    ~PollPool();

    /// The loop for a session: the same one for its whole life.
    [[nodiscard]] PollLoop& loopOf(quint64 session);
    /// Ends all loops and sessions, and waits for them.
    void stop();

private:
    std::vector<std::unique_ptr<PollLoop>> m_loops;
    QThreadPool m_pool;
};

} // namespace vedette::collect

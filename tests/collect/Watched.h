// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/Scheduler.h"

#include <map>
#include <vector>

namespace vedette::test {

/// A scheduler and all that it said. Lives on: the thread of the test.
class Watched
{
public:
    explicit Watched(const collect::SessionLimits& limits = {});

    [[nodiscard]] bool reaches(const Server& server, ServerState state);
    /// Snapshots of that server with an error.
    [[nodiscard]] std::vector<Error> errorsOf(const Server& server) const;

    collect::Scheduler scheduler;
    std::vector<Snapshot> snapshots; ///< of the polls
    std::map<ServerId, int> polls; ///< that worked
    std::map<ServerId, ServerStatus> statuses;
};

[[nodiscard]] Server numbered(Server server, qint64 id);
[[nodiscard]] Credential rightPassword();

} // namespace vedette::test

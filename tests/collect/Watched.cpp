// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/collect/Watched.h"

#include "tests/support/Pump.h"

namespace vedette::test {

Watched::Watched(const collect::SessionLimits& limits)
    : scheduler(systemClock(), nullptr, limits)
{
    QObject::connect(&scheduler,
                     &collect::Scheduler::snapshotReady,
                     &scheduler,
                     [this](const Snapshot& snapshot) {
                         if (snapshot.kind == PollKind::Slow) {
                             return;
                         }
                         snapshots.push_back(snapshot);
                         polls[snapshot.server] += snapshot.error ? 0 : 1;
                     });
    QObject::connect(&scheduler,
                     &collect::Scheduler::statusChanged,
                     &scheduler,
                     [this](const ServerStatus& status) { statuses[status.server] = status; });
}

bool Watched::reaches(const Server& server, ServerState state)
{
    return pumpUntil([&] { return statuses[server.id].state == state; });
}

std::vector<Error> Watched::errorsOf(const Server& server) const
{
    std::vector<Error> errors;
    for (const Snapshot& snapshot : snapshots) {
        if (snapshot.server == server.id && snapshot.error) {
            errors.push_back(*snapshot.error);
        }
    }
    return errors;
}

Server numbered(Server server, qint64 id)
{
    server.id = ServerId{id};
    return server;
}

Credential rightPassword()
{
    return {Secret("right"), {}};
}

} // namespace vedette::test

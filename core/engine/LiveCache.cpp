// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/LiveCache.h"

namespace vedette::engine {

void LiveCache::accept(const Snapshot& snapshot)
{
    Entry& entry = m_entries[snapshot.server];
    if (snapshot.facts) {
        entry.facts = snapshot.facts;
    }
    (snapshot.kind == PollKind::Metrics ? entry.metrics : entry.status) = snapshot;
}

void LiveCache::remove(ServerId server)
{
    m_entries.erase(server);
}

std::vector<Snapshot> LiveCache::latest() const
{
    std::vector<Snapshot> snapshots;
    for (const auto& [server, entry] : m_entries) {
        for (const auto* snapshot : {&entry.metrics, &entry.status}) {
            if (snapshot->has_value()) {
                snapshots.push_back(**snapshot);
                snapshots.back().facts = entry.facts;
            }
        }
    }
    return snapshots;
}

} // namespace vedette::engine

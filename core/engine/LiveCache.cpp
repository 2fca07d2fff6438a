// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/LiveCache.h"

#include <optional>

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
    const auto add = [&snapshots](const std::optional<Snapshot>& snapshot, const auto& facts) {
        if (snapshot) {
            snapshots.push_back(*snapshot);
            snapshots.back().facts = facts;
        }
    };
    for (const auto& [server, entry] : m_entries) {
        add(entry.metrics, entry.facts);
        add(entry.status, entry.facts);
    }
    return snapshots;
}

} // namespace vedette::engine

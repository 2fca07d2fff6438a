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
    switch (snapshot.kind) {
    case PollKind::Status:
        entry.status = snapshot;
        break;
    case PollKind::Metrics:
        entry.metrics = snapshot;
        break;
    case PollKind::Slow:
        entry.slow.insert_or_assign(snapshot.probe, snapshot);
        break;
    }
}

void LiveCache::remove(ServerId server)
{
    m_entries.erase(server);
}

void LiveCache::keepCommands(const Server& server, const std::vector<CustomCommand>& commands)
{
    const auto entry = m_entries.find(server.id);
    if (entry != m_entries.end()) {
        std::erase_if(entry->second.slow, [&](const auto& answer) {
            return !isProbeKnown(answer.first, commands, server);
        });
    }
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
        for (const auto& [probe, snapshot] : entry.slow) {
            snapshots.push_back(snapshot);
        }
    }
    return snapshots;
}

} // namespace vedette::engine

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/DueQueue.h"

#include <algorithm>

namespace vedette::collect {

void DueQueue::set(ServerId server, std::optional<MonotonicTime> due)
{
    if (const auto known = m_dueOf.find(server); known != m_dueOf.end()) {
        const auto [first, last] = m_servers.equal_range(known->second);
        m_servers.erase(std::find_if(
            first, last, [server](const auto& entry) { return entry.second == server; }));
        m_dueOf.erase(known);
    }
    if (due) {
        m_servers.emplace(*due, server);
        m_dueOf.emplace(server, *due);
    }
}

std::vector<ServerId> DueQueue::dueAt(MonotonicTime now) const
{
    std::vector<ServerId> due;
    for (auto entry = m_servers.begin(); entry != m_servers.end() && entry->first <= now; ++entry) {
        due.push_back(entry->second);
    }
    return due;
}

std::optional<MonotonicTime> DueQueue::next() const
{
    return m_servers.empty() ? std::nullopt : std::optional(m_servers.begin()->first);
}

} // namespace vedette::collect

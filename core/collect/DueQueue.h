// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace vedette::collect {

/// What is due when, each once, by an ordered id. Lives on: the thread of its owner.
template <class Id>
class DueQueue
{
public:
    /// Nothing: it waits for something else.
    void set(Id id, std::optional<MonotonicTime> due)
    {
        if (const auto known = m_dueOf.find(id); known != m_dueOf.end()) {
            const auto [first, last] = m_ids.equal_range(known->second);
            m_ids.erase(
                std::find_if(first, last, [id](const auto& entry) { return entry.second == id; }));
            m_dueOf.erase(known);
        }
        if (due) {
            m_ids.emplace(*due, id);
            m_dueOf.emplace(id, *due);
        }
    }

    /// All that are due at `now`; they stay until they are set anew.
    [[nodiscard]] std::vector<Id> dueAt(MonotonicTime now) const
    {
        std::vector<Id> due;
        for (auto entry = m_ids.begin(); entry != m_ids.end() && entry->first <= now; ++entry) {
            due.push_back(entry->second);
        }
        return due;
    }

    [[nodiscard]] std::optional<MonotonicTime> next() const
    {
        return m_ids.empty() ? std::nullopt : std::optional(m_ids.begin()->first);
    }

private:
    std::multimap<MonotonicTime, Id> m_ids;
    std::map<Id, MonotonicTime> m_dueOf;
};

} // namespace vedette::collect

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/model/Ids.h"

#include <map>
#include <optional>
#include <vector>

namespace vedette::collect {

/// Which server is due when, each once. Lives on: core thread.
class DueQueue
{
public:
    /// Nothing: it waits for something else.
    void set(ServerId server, std::optional<MonotonicTime> due);
    /// All that are due at `now`; they stay until they are set anew.
    [[nodiscard]] std::vector<ServerId> dueAt(MonotonicTime now) const;
    [[nodiscard]] std::optional<MonotonicTime> next() const;

private:
    std::multimap<MonotonicTime, ServerId> m_servers;
    std::map<ServerId, MonotonicTime> m_dueOf;
};

} // namespace vedette::collect

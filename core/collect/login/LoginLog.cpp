// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/login/LoginLog.h"

namespace vedette::collect {

namespace {

constexpr std::chrono::hours day{24};

} // namespace

void LoginLog::add(MonotonicTime at)
{
    if (m_times.size() == mostKept) {
        m_times.pop_front();
    }
    m_times.push_back(at);
}

std::size_t LoginLog::count(MonotonicTime now)
{
    while (!m_times.empty() && now - m_times.front() >= day) {
        m_times.pop_front();
    }
    return m_times.size();
}

} // namespace vedette::collect

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/ByteBudget.h"

#include <algorithm>

namespace vedette::collect {

namespace {

constexpr qint64 bytesPerHour = 64LL * 1024 * 1024;
constexpr qint64 bytesPerPoll = 256LL * 1024;
constexpr std::chrono::hours hour{1};

} // namespace

bool ByteBudget::allows(qint64 received, MonotonicTime now)
{
    if (now - m_hourBegan >= hour) {
        m_hourBegan = now;
        m_receivedBefore = received;
        m_polls = 1; // the one that runs
    }
    return received - m_receivedBefore <= std::max(bytesPerHour, m_polls * bytesPerPoll);
}

} // namespace vedette::collect

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/ClockTrust.h"

namespace vedette::store {

namespace {

constexpr std::chrono::hours day{24};

} // namespace

bool ClockTrust::mayDelete(Timestamp limit, Timestamp now, MonotonicTime monotonic)
{
    if (m_last) {
        const auto drift = (now - m_last->wall)
            - std::chrono::duration_cast<milliseconds>(monotonic - m_last->monotonic);
        if (std::chrono::abs(drift) > day) {
            m_doubtedSince = monotonic;
        }
    } else if (m_newest && limit > *m_newest) {
        m_doubtedSince = monotonic;
    }
    m_last = {now, monotonic};
    return !m_doubtedSince || monotonic - *m_doubtedSince >= day;
}

} // namespace vedette::store

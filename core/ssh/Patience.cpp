// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Patience.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

Patience::Patience(Deadline deadline, const std::stop_token& stop, milliseconds longestPause)
    : m_deadline(deadline)
    , m_longestPause(longestPause)
    , m_stop(stop)
    , m_wake(stop, Wake{&m_poller})
{ }

Result<void> Patience::check() const
{
    if (m_stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    if (m_deadline.hasExpired()) {
        return fail(ErrorCode::Timeout);
    }
    return {};
}

void Patience::addPause(milliseconds spent)
{
    const milliseconds counted = std::clamp(spent, milliseconds::zero(), pauseLeft());
    m_paused += counted;
    m_deadline = m_deadline.later(counted);
}

Result<std::vector<std::size_t>> Patience::awaitAny(const std::vector<Wait>& waits,
                                                    milliseconds atMost)
{
    if (const auto ok = check(); !ok) {
        return fail(ok.error());
    }
    auto ready = m_poller.wait(waits, std::min(atMost, m_deadline.remaining()));
    if (m_stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    return ready;
}

Result<void> Patience::await(const Wait& wait, Deadline until)
{
    while (!until.hasExpired()) {
        const auto ready = awaitAny({wait}, until.remaining());
        if (!ready) {
            return fail(ready.error());
        }
        if (!ready->empty()) {
            return {};
        }
    }
    return fail(ErrorCode::Timeout);
}

} // namespace vedette::ssh

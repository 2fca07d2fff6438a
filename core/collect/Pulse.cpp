// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/Pulse.h"

namespace vedette::collect {

Pulse::Pulse(const SessionLimits& limits)
    : m_quiet(limits.quiet)
    , m_afterAsking(limits.silence - limits.quiet)
    , m_next(Deadline::after(limits.quiet))
{ }

void Pulse::hear(qint64 received)
{
    if (received != m_received) {
        m_received = received;
        rest();
    }
}

void Pulse::ask()
{
    if (!m_isAsked) {
        m_isAsked = true;
        m_next = Deadline::after(m_afterAsking);
    }
}

void Pulse::rest()
{
    m_isAsked = false;
    m_next = Deadline::after(m_quiet);
}

} // namespace vedette::collect

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/IdleLimit.h"

namespace vedette::vault {

IdleLimit::IdleLimit(const Clock& clock, milliseconds limit)
    : m_clock(&clock)
    , m_limit(limit)
{
    touch();
}

void IdleLimit::touch()
{
    m_lastMonotonic = m_clock->monotonic();
    m_lastWall = m_clock->now();
}

bool IdleLimit::isOver() const
{
    if (m_limit <= milliseconds::zero()) {
        return false;
    }
    return m_clock->monotonic() - m_lastMonotonic >= m_limit
        || m_clock->now() - m_lastWall >= m_limit;
}

} // namespace vedette::vault

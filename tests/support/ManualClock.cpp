// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/ManualClock.h"

namespace vedette::test {

ManualClock::ManualClock(Timestamp now)
    : m_now(toMsecs(now))
{ }

Timestamp ManualClock::now() const
{
    return fromMsecs(m_now);
}

MonotonicTime ManualClock::monotonic() const
{
    return MonotonicTime{milliseconds{m_monotonic}};
}

void ManualClock::advance(milliseconds duration)
{
    m_now += duration.count();
    m_monotonic += duration.count();
}

void ManualClock::setNow(Timestamp now)
{
    m_now = toMsecs(now);
}

} // namespace vedette::test

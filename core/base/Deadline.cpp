// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/Deadline.h"

#include "core/base/Clock.h"

#include <algorithm>

namespace vedette {

namespace {

/// Far enough to mean "never", near enough for nanoseconds to count it.
constexpr milliseconds longest = std::chrono::hours{24 * 365};

} // namespace

Deadline Deadline::after(milliseconds duration)
{
    const milliseconds bounded = std::clamp(duration, milliseconds::zero(), longest);
    return Deadline{systemClock().monotonic() + bounded};
}

milliseconds Deadline::remaining() const
{
    const auto left = std::chrono::ceil<milliseconds>(m_at - systemClock().monotonic());
    return std::max(left, milliseconds::zero());
}

Deadline Deadline::atMost(milliseconds duration) const
{
    return Deadline{std::min(m_at, Deadline::after(duration).m_at)};
}

Deadline Deadline::later(milliseconds duration) const
{
    return Deadline{m_at + std::clamp(duration, milliseconds::zero(), longest)};
}

} // namespace vedette

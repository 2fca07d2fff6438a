// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <algorithm>

namespace vedette::collect {

/// Polls begin at the same moments, some at a time: to wake a processor that rests costs more than
/// to read an answer, and one wake then serves many servers.
inline constexpr milliseconds pollSlot{50};

/// The first such moment from `due` on.
[[nodiscard]] constexpr MonotonicTime slotAfter(MonotonicTime due)
{
    const auto rest = due.time_since_epoch() % pollSlot;
    return rest.count() == 0 ? due : due - rest + pollSlot;
}

/// From `now` until that moment: what is due already waits for it, too. Zero once it has passed.
[[nodiscard]] constexpr milliseconds timeToSlot(MonotonicTime due, MonotonicTime now)
{
    return std::chrono::ceil<milliseconds>(std::max(now, slotAfter(due)) - now);
}

} // namespace vedette::collect

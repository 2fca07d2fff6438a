// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"

namespace vedette::vault {

/// Tells when something was not used for too long. No timer: a pure function of the clock that it
/// is given and of the last touch. Belongs to one thread at a time.
class IdleLimit final
{
public:
    /// Without a limit (zero) it is never over.
    IdleLimit(const Clock& clock, milliseconds limit);

    void touch();
    /// By the monotonic clock, which stands still in suspend, or by the wall clock, which may be
    /// set: whichever says so first.
    [[nodiscard]] bool isOver() const;

private:
    const Clock* m_clock;
    milliseconds m_limit;
    MonotonicTime m_lastMonotonic;
    Timestamp m_lastWall;
};

} // namespace vedette::vault

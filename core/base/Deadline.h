// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

namespace vedette {

/// A moment by which blocking work must have ended, on the monotonic clock. Immutable value.
class Deadline
{
public:
    [[nodiscard]] static Deadline after(milliseconds duration);

    /// Time left, never negative.
    [[nodiscard]] milliseconds remaining() const;
    [[nodiscard]] bool hasExpired() const { return remaining() == milliseconds::zero(); }
    /// The earlier of this deadline and one `duration` from now.
    [[nodiscard]] Deadline atMost(milliseconds duration) const;
    /// This deadline put off by `duration`, which is a year at most.
    [[nodiscard]] Deadline later(milliseconds duration) const;

private:
    explicit Deadline(MonotonicTime at)
        : m_at(at)
    { }

    MonotonicTime m_at;
};

} // namespace vedette

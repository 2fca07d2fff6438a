// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

namespace vedette::collect {

/// When to try again: doubling pauses with a jitter that stays the same for one server, so that a
/// fleet that went away together does not come back together. Immutable schedule, mutable count.
/// Lives on: core thread.
class Backoff
{
public:
    static constexpr seconds first{5};
    static constexpr seconds longest{300};

    explicit Backoff(qint64 seed);

    /// The pause after one more failure.
    [[nodiscard]] milliseconds next(seconds atLeast = first);
    void reset() { m_failures = 0; }
    [[nodiscard]] int failures() const { return m_failures; }

private:
    double m_jitter; ///< 0.85 … 1.15
    int m_failures = 0;
};

} // namespace vedette::collect

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

namespace vedette {

/// The only place that reads the time. Tests give their own.
/// Called from any thread; implementations hold no unguarded state.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual Timestamp now() const = 0;
    [[nodiscard]] virtual MonotonicTime monotonic() const = 0;
};

/// The computer's own clocks.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override;
    [[nodiscard]] MonotonicTime monotonic() const override;
};

/// The one SystemClock that everything may share.
[[nodiscard]] const Clock& systemClock();

} // namespace vedette

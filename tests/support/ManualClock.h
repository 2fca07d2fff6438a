// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"

#include <atomic>

namespace vedette::test {

/// A clock that stands still until the test moves it. Called from any thread.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(Timestamp now = Timestamp{std::chrono::hours{24 * 365 * 50}});

    [[nodiscard]] Timestamp now() const override;
    [[nodiscard]] MonotonicTime monotonic() const override;

    /// Time passes: both clocks go forward.
    void advance(milliseconds duration);
    /// Somebody sets the wall clock; the monotonic one does not care.
    void setNow(Timestamp now);

private:
    std::atomic<qint64> m_now;
    std::atomic<qint64> m_monotonic{0};
};

} // namespace vedette::test

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <cstddef>
#include <deque>

namespace vedette::collect {

/// When a server was logged in to, for a day back: each login is a line in its own log. Lives on:
/// core thread.
class LoginLog
{
public:
    static constexpr std::size_t mostKept = 10'000;

    /// Times in their order; of more than mostKept the oldest are forgotten.
    void add(MonotonicTime at);
    /// In the 24 hours before `now`.
    [[nodiscard]] std::size_t count(MonotonicTime now);

private:
    std::deque<MonotonicTime> m_times;
};

} // namespace vedette::collect

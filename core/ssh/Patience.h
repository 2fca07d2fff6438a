// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Deadline.h"
#include "core/base/Result.h"
#include "core/ssh/Poller.h"

#include <stop_token>
#include <vector>

namespace vedette::ssh {

/// How long the blocking work of one login may go on: until its deadline, or until it is stopped.
/// Lives on: the thread of that login.
class Patience final
{
public:
    /// A person may take `longestPause` in all to answer; the deadline stands still meanwhile.
    Patience(Deadline deadline,
             const std::stop_token& stop,
             milliseconds longestPause = milliseconds::zero());
    Patience(const Patience&) = delete;
    Patience& operator=(const Patience&) = delete;
    ~Patience() = default;

    [[nodiscard]] Deadline deadline() const { return m_deadline; }
    [[nodiscard]] const std::stop_token& stop() const { return m_stop; }

    /// Cancelled or Timeout when it is over.
    [[nodiscard]] Result<void> check() const;
    [[nodiscard]] milliseconds pauseLeft() const { return m_longestPause - m_paused; }
    [[nodiscard]] milliseconds paused() const { return m_paused; }
    /// A person was waited for: as far as pauseLeft() lasts the deadline is so much later.
    void addPause(milliseconds spent);

    /// Waits until one is ready; an empty list after `atMost`.
    [[nodiscard]] Result<std::vector<std::size_t>> awaitAny(const std::vector<Wait>& waits,
                                                            milliseconds atMost);
    /// Waits until it is ready; Timeout once `until`, or the whole, is over.
    [[nodiscard]] Result<void> await(const Wait& wait, Deadline until);
    [[nodiscard]] Result<void> await(const Wait& wait) { return await(wait, m_deadline); }

private:
    struct Wake
    {
        Poller* poller;
        void operator()() const { poller->wake(); }
    };

    Deadline m_deadline;
    milliseconds m_longestPause;
    milliseconds m_paused{0};
    std::stop_token m_stop;
    Poller m_poller;
    std::stop_callback<Wake> m_wake; // last: it is gone before what it wakes
};

} // namespace vedette::ssh

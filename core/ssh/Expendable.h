// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Deadline.h"
#include "core/base/Result.h"

#include <chrono>
#include <future>
#include <stop_token>
#include <thread>
#include <utility>

namespace vedette::ssh {

/// Runs what can't be cancelled (the resolver, a key's derivation) on a thread of its own, and goes
/// on without it when the time is over or `stop` is asked for. `work` must own all that it uses:
/// the thread may outlive the caller. Cancelled or Timeout when the result wasn't awaited.
template <class Work>
[[nodiscard]] auto expendable(Work work, Deadline deadline, const std::stop_token& stop)
    -> decltype(work())
{
    constexpr milliseconds slice{20}; // how soon a stop is noticed; a result wakes at once
    std::packaged_task<decltype(work())()> task(std::move(work));
    auto future = task.get_future();
    std::thread(std::move(task)).detach();
    while (future.wait_for(std::min(slice, deadline.remaining())) != std::future_status::ready) {
        if (stop.stop_requested()) {
            return fail(ErrorCode::Cancelled);
        }
        if (deadline.hasExpired()) {
            return fail(ErrorCode::Timeout);
        }
    }
    return future.get();
}

} // namespace vedette::ssh

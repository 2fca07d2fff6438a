// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Deadline.h"
#include "core/base/Result.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>

namespace vedette {

/// What main() returns. While a thread left behind still runs, exit handlers and destructors of
/// globals would take from under it what its library works with: then the process ends here.
[[nodiscard]] int processExitCode(int code);

/// Runs `work`, which doesn't throw, as expendable() tells.
[[nodiscard]] Result<void> runExpendable(std::function<void()> work,
                                         Deadline deadline,
                                         const std::stop_token& stop,
                                         milliseconds grace = milliseconds::zero());

/// Runs what can't be cancelled (the resolver, a key's derivation) on a thread of its own, and goes
/// on without it when the time is over or `stop` is asked for. `work` must own all that it uses:
/// the thread may outlive the caller. Cancelled or Timeout when the result wasn't awaited. Work
/// that looks at `stop` itself has `grace` from then on to end, and gives its own result. Called
/// from any thread that may block.
template <class Work>
[[nodiscard]] auto expendable(Work work,
                              Deadline deadline,
                              const std::stop_token& stop,
                              milliseconds grace = milliseconds::zero()) -> decltype(work())
{
    const auto result
        = std::make_shared<std::optional<decltype(work())>>(); // shared with the thread
    const Result<void> ended
        = runExpendable([work = std::move(work), result]() mutable { result->emplace(work()); },
                        deadline,
                        stop,
                        grace);
    if (!ended) {
        return fail(ended.error());
    }
    return *std::move(*result);
}

} // namespace vedette

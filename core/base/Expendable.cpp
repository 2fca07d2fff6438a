// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/Expendable.h"

#include "core/base/BoundedQueue.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <limits>
#include <optional>
#include <system_error>
#include <thread>

using namespace Qt::StringLiterals;

namespace vedette {

namespace {

constexpr milliseconds stopSlice{20}; // how soon a stop is noticed; a result wakes at once

struct LeftBehind
{
    std::thread thread;
    std::future<void> end;
};

using Keeper = BoundedQueue<LeftBehind>;

/// The threads that nobody awaits. Never destroyed: its threads may run on.
Keeper& keeper()
{
    static auto* const instance = new Keeper(std::numeric_limits<std::size_t>::max());
    return *instance;
}

/// Whether all have ended.
bool joinEnded()
{
    bool isEmpty = true;
    for (LeftBehind& left : keeper().drain()) {
        if (left.end.wait_for(seconds{0}) == std::future_status::ready) {
            left.thread.join();
            continue;
        }
        isEmpty = false;
        [[maybe_unused]] const bool isKept = keeper().push(std::move(left)); // has room for all
    }
    return isEmpty;
}

} // namespace

Result<void> runExpendable(std::function<void()> work,
                           Deadline deadline,
                           const std::stop_token& stop,
                           milliseconds grace)
{
    std::packaged_task<void()> task(std::move(work));
    LeftBehind started{{}, task.get_future()};
    try {
        started.thread = std::thread(std::move(task));
    } catch (const std::system_error& error) {
        return fail(ErrorCode::Internal, u"no thread can be started"_s, error.code().value());
    }
    std::optional<Deadline> stopped;
    while (started.end.wait_for(std::min(stopSlice, deadline.remaining()))
           != std::future_status::ready) {
        if (stop.stop_requested() && !stopped) {
            stopped = Deadline::after(grace);
        }
        if ((stopped && stopped->hasExpired()) || deadline.hasExpired()) {
            [[maybe_unused]] const bool isKept = keeper().push(std::move(started));
            joinEnded();
            return fail(stop.stop_requested() ? ErrorCode::Cancelled : ErrorCode::Timeout);
        }
    }
    started.thread.join();
    return {};
}

int processExitCode(int code)
{
    if (!joinEnded()) {
        std::fflush(nullptr);
        std::_Exit(code);
    }
    return code;
}

} // namespace vedette

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/Expendable.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;

namespace vedette {

namespace {

constexpr milliseconds stopSlice{20}; // how soon a stop is noticed; a result wakes at once

struct LeftBehind
{
    std::thread thread;
    std::future<void> end;
};

/// The threads that nobody awaits. Called from any thread. Never destroyed: its threads may run on.
class Keeper final
{
public:
    void keep(LeftBehind left)
    {
        const std::scoped_lock lock(m_mutex);
        joinEnded();
        m_left.push_back(std::move(left));
    }

    bool joinAll()
    {
        const std::scoped_lock lock(m_mutex);
        joinEnded();
        return m_left.empty();
    }

private:
    void joinEnded()
    {
        std::erase_if(m_left, [](LeftBehind& left) {
            const bool hasEnded = left.end.wait_for(seconds{0}) == std::future_status::ready;
            if (hasEnded) {
                left.thread.join();
            }
            return hasEnded;
        });
    }

    std::mutex m_mutex;
    std::vector<LeftBehind> m_left;
};

Keeper& keeper()
{
    static auto* const instance = new Keeper;
    return *instance;
}

} // namespace

Result<void>
runExpendable(std::function<void()> work, Deadline deadline, const std::stop_token& stop)
{
    std::packaged_task<void()> task(std::move(work));
    LeftBehind started{{}, task.get_future()};
    try {
        started.thread = std::thread(std::move(task));
    } catch (const std::system_error& error) {
        return fail(ErrorCode::Internal, u"no thread can be started"_s, error.code().value());
    }
    while (started.end.wait_for(std::min(stopSlice, deadline.remaining()))
           != std::future_status::ready) {
        if (stop.stop_requested() || deadline.hasExpired()) {
            keeper().keep(std::move(started));
            return fail(stop.stop_requested() ? ErrorCode::Cancelled : ErrorCode::Timeout);
        }
    }
    started.thread.join();
    return {};
}

int processExitCode(int code)
{
    if (!keeper().joinAll()) {
        std::fflush(nullptr);
        std::_Exit(code);
    }
    return code;
}

} // namespace vedette

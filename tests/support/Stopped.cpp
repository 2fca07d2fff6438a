// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/Stopped.h"

#include "core/base/Clock.h"
#include "tests/support/Await.h"

#include <thread>

namespace vedette::test {

Stopped stopWhile(const std::function<bool()>& isUnderWay,
                  const std::function<void(const std::stop_token&)>& work)
{
    Stopped stopped;
    std::stop_source source;
    MonotonicTime stoppedAt{};
    std::thread stopper([&] {
        stopped.wasUnderWay = eventually(isUnderWay);
        stoppedAt = systemClock().monotonic();
        source.request_stop();
    });
    work(source.get_token());
    const MonotonicTime ended = systemClock().monotonic();
    stopper.join();
    stopped.took = std::chrono::duration_cast<milliseconds>(ended - stoppedAt);
    return stopped;
}

} // namespace vedette::test

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/Await.h"

#include "core/base/Deadline.h"

#include <thread>

namespace vedette::test {

bool eventually(const std::function<bool()>& condition, milliseconds bound)
{
    constexpr milliseconds slice{2};
    const Deadline deadline = Deadline::after(bound);
    while (!condition()) {
        if (deadline.hasExpired()) {
            return condition();
        }
        // What is waited for is another thread or process, which tells nobody: a bounded look.
        std::this_thread::sleep_for(slice);
    }
    return true;
}

} // namespace vedette::test

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/Pump.h"

#include "core/base/Deadline.h"

#include <QEventLoop>
#include <QTimer>

namespace vedette::test {

bool pumpUntil(const std::function<bool()>& condition, milliseconds bound)
{
    constexpr milliseconds look{5};
    const Deadline deadline = Deadline::after(bound);
    QEventLoop loop; // the test's own, bounded: what is waited for comes as queued calls
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        if (condition() || deadline.hasExpired()) {
            loop.quit();
        }
    });
    timer.start(look);
    if (!condition()) {
        loop.exec();
    }
    return condition();
}

} // namespace vedette::test

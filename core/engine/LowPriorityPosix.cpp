// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/LowPriority.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace vedette::engine {

void giveWay()
{
#ifdef Q_OS_LINUX
    // Of a thread, not of its process: setpriority(2), "C library/kernel differences"; and
    // ioprio_set(2): IOPRIO_WHO_PROCESS, the lowest level of the best-effort class.
    constexpr int niceness = 10;
    constexpr int ioprioWhoProcess = 1;
    constexpr int lowestBestEffort = (2 << 13) | 7;
    [[maybe_unused]] const int isNice = setpriority(PRIO_PROCESS, 0, niceness);
    [[maybe_unused]] const long isLow
        = syscall(SYS_ioprio_set, ioprioWhoProcess, 0, lowestBestEffort);
#endif
}

} // namespace vedette::engine

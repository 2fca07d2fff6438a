// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/ProcessLimits.h"

#include <QtGlobal>

#include <algorithm>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif
#include <sys/resource.h>
#include <sys/stat.h>

namespace vedette::app {

void restrictProcess([[maybe_unused]] Inspection inspection)
{
    ::umask(S_IRWXG | S_IRWXO);
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) == 0) {
        constexpr rlim_t wanted = 65536;
        files.rlim_cur = std::min(files.rlim_max, std::max(files.rlim_cur, wanted));
        (void)::setrlimit(RLIMIT_NOFILE, &files); // less than wanted costs servers, not correctness
    }
    const rlimit none{0, 0};
    (void)::setrlimit(RLIMIT_CORE, &none);
#ifdef Q_OS_LINUX
    if (inspection == Inspection::Refused) { // also where cores go to a program, not to a file
        (void)::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    }
#endif
}

} // namespace vedette::app

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/ProcessLimits.h"

#include <algorithm>

#include <sys/resource.h>
#include <sys/stat.h>

namespace vedette::app {

void restrictProcess()
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
}

} // namespace vedette::app

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

namespace vedette::collect {

/// How long a live session waits for its server. A connection that a firewall forgot is found
/// within `silence`, with any interval of the polls. Immutable value.
struct SessionLimits
{
    milliseconds poll{15'000}; ///< for the answer to a poll
    milliseconds sign{3'000}; ///< for any byte, once a poll got no answer in time
    milliseconds quiet{15'000}; ///< without a byte, then the server is asked for one
    milliseconds silence{40'000}; ///< without a byte, then the session is given up
    /// From the first bytes on, for the rest of what comes.
    std::chrono::microseconds gathering{2'000};
};

} // namespace vedette::collect

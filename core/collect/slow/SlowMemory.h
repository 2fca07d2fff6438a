// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/parse/FailedLogins.h"
#include "core/parse/NetworkLinks.h"
#include "core/parse/ProcessRates.h"

#include <optional>
#include <vector>

namespace vedette::collect {

/// The processes of one answer, and when the server told of them by its own clock.
struct ProcessMemory
{
    double uptime = 0; ///< seconds
    parse::ProcessUses uses;
};

/// What the slow probes keep from one answer to the next, for rates, and for the polls. Lives with
/// its ServerContext.
struct SlowMemory
{
    std::optional<ProcessMemory> processes;
    std::optional<parse::FailedLogins> failedLogins;
    std::vector<parse::NetworkLink> links; ///< for the utilisation that the polls tell
};

} // namespace vedette::collect

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/PollText.h"
#include "core/collect/RateTracker.h"
#include "core/model/Facts.h"
#include "core/model/Snapshot.h"

#include <QLatin1StringView>

#include <optional>
#include <span>
#include <vector>

namespace vedette::collect {

/// What a probe may look at while it reads one answer, and what it leaves for the next.
struct ProbeInput
{
    const PollText& text;
    const RateTracker& before;
    Reading now; ///< raw counters of this answer
    Facts& facts; ///< a probe adds what it learns of the machine
    const std::vector<parse::NetworkLink>& links; ///< as the slow probe last found them
    PollKind kind = PollKind::Metrics;
    bool areMountsLocal = false; ///< set by a probe that has read them
    bool hasHung = false; ///< set by a probe whose tool had to be killed
    std::optional<Error> gap{}; ///< set by a probe whose values are not all that there is
};

/// One source of metrics: which files or commands it needs, and the pure function that reads them.
struct Probe
{
    QLatin1StringView name; ///< as in `unavailable`: "disk"
    std::span<const QLatin1StringView> needs; ///< files ("/proc/stat") and tools ("df")
    bool isInStatus = false; ///< part of the status poll too
    Result<std::vector<Sample>> (*read)(ProbeInput& input) = nullptr;
};

/// All probes, in the order in which they are read: uptime first, since rates need it.
[[nodiscard]] std::span<const Probe> probeCatalogue();

} // namespace vedette::collect

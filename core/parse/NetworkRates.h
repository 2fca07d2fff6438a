// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Snapshot.h"
#include "core/parse/NetDev.h"
#include "core/parse/NetworkLinks.h"

#include <vector>

namespace vedette::parse {

/// network[IF].*, per second between two readings of one interface. A counter that fell gives no
/// value.
[[nodiscard]] std::vector<Sample>
networkRates(const NetworkCounters& before, const NetworkCounters& now, double seconds);

/// network[IF].rxUtilisation and .txUtilisation, in % of the link's speed, at most 100; nothing
/// where that isn't known. On a half-duplex link each is the share that both directions take
/// together: one waits for the other. `rates`: as networkRates() tells them.
[[nodiscard]] std::vector<Sample> networkUtilisation(const std::vector<Sample>& rates,
                                                     const NetworkLink& link);

} // namespace vedette::parse

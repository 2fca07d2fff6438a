// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Snapshot.h"
#include "core/parse/NetDev.h"

#include <vector>

namespace vedette::parse {

/// network[IF].*, per second between two readings of one interface. A counter that fell gives no
/// value.
[[nodiscard]] std::vector<Sample>
networkRates(const NetworkCounters& before, const NetworkCounters& now, double seconds);

} // namespace vedette::parse

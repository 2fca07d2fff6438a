// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Snapshot.h"
#include "core/parse/DiskStats.h"

#include <vector>

namespace vedette::parse {

/// diskIo[DEV].*, per second between two readings of one device. A counter that fell gives no
/// value.
[[nodiscard]] std::vector<Sample>
diskIoRates(const DiskCounters& before, const DiskCounters& now, double seconds);

} // namespace vedette::parse

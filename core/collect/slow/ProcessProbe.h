// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowProbe.h"

namespace vedette::collect {

/// The answer of vd_processes: process.count, .threads and .zombies, and a ProcessTable. The first
/// one of a session has no rates.
[[nodiscard]] Result<SlowOutput> readProcesses(SlowInput& input);

} // namespace vedette::collect

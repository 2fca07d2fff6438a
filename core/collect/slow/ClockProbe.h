// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowProbe.h"

namespace vedette::collect {

/// The server's clock: clock.skew against ours, and clock.offset by its time service, or in its
/// place the skew with clock.estimated = 1 (resources/probes/slow/clock.sh).
[[nodiscard]] Result<SlowOutput> readClock(SlowInput& input);

} // namespace vedette::collect

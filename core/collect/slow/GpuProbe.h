// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowProbe.h"

namespace vedette::collect {

/// gpu[N].*: N is nvidia-smi's index, or the card's name in /sys/class/drm ("card0"). NotAvailable
/// where no GPU tells of itself. nvidia-smi that hangs or fails is the error, or a gap beside
/// others.
[[nodiscard]] Result<SlowOutput> readGpu(SlowInput& input);

} // namespace vedette::collect

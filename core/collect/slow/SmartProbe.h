// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowProbe.h"

namespace vedette::collect {

/// smart[DEV].* of the whole disks that smartctl understands; one that sleeps has no value.
/// NotAvailable when none has, with what smartctl says; Timeout when the first one hangs.
[[nodiscard]] Result<SlowOutput> readSmart(SlowInput& input);

} // namespace vedette::collect

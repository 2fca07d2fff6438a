// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowProbe.h"

namespace vedette::collect {

/// Updates that the server knows of, and whether it waits for a reboot
/// (resources/probes/slow/updates.sh).
[[nodiscard]] Result<SlowOutput> readUpdates(SlowInput& input);

} // namespace vedette::collect

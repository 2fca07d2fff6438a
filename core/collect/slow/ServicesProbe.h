// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowProbe.h"

namespace vedette::collect {

/// systemd's units, or OpenRC's services (resources/probes/slow/services.sh).
[[nodiscard]] Result<SlowOutput> readServices(SlowInput& input);

} // namespace vedette::collect

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowProbe.h"

namespace vedette::collect {

/// Containers of Docker and of the account's own Podman (resources/probes/slow/containers.sh).
[[nodiscard]] Result<SlowOutput> readContainers(SlowInput& input);

} // namespace vedette::collect

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowProbe.h"

namespace vedette::collect {

/// The answer of vd_ports: ports.listening and a PortTable.
[[nodiscard]] Result<SlowOutput> readPorts(SlowInput& input);

} // namespace vedette::collect

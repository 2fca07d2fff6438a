// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowProbe.h"

namespace vedette::collect {

/// network[].up and .speed; leaves the speeds for the rates of the polls. NotAvailable on a server
/// with the loopback alone.
[[nodiscard]] Result<SlowOutput> readLinks(SlowInput& input);

} // namespace vedette::collect

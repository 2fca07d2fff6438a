// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowProbe.h"

namespace vedette::collect {

/// temperature[], fan[], voltage[], power[], battery[] and cpu[].frequency; NotAvailable on a
/// server that tells none of it, as most virtual ones do.
[[nodiscard]] Result<SlowOutput> readSensors(SlowInput& input);

} // namespace vedette::collect

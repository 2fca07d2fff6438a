// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowProbe.h"

namespace vedette::collect {

/// raid[], zfs[], btrfs[], lvm[] and memory.zfsArc; NotAvailable on a server without any of them,
/// Timeout where nothing but a hanging ZFS is there.
[[nodiscard]] Result<SlowOutput> readStorage(SlowInput& input);

} // namespace vedette::collect

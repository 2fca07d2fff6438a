// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowProbe.h"

namespace vedette::collect {

/// raid[], zfs[], btrfs[], lvm[] and memory.zfsArc; NotAvailable on a server without any of them.
/// A zpool that hangs is the error where no array or pool tells of itself; else, and where it fails
/// otherwise, it is a gap.
[[nodiscard]] Result<SlowOutput> readStorage(SlowInput& input);

} // namespace vedette::collect

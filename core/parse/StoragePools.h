// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Snapshot.h"

#include <QByteArrayView>

#include <vector>

namespace vedette::parse {

/// zfs[POOL].healthy, .usedPercent and .fragmentation of `zpool list -Hp -o name,capacity,
/// fragmentation,health`: tabs between the columns, "-" where a value is not known.
[[nodiscard]] std::vector<Sample> zfsPoolSamples(QByteArrayView text);

/// memory.zfsArc, in bytes: the row "size 4 BYTES" of /proc/spl/kstat/zfs/arcstats. The kernel
/// counts it as used memory, yet ZFS gives it back when others need it.
[[nodiscard]] std::vector<Sample> zfsArcSamples(QByteArrayView text);

/// btrfs[FS].errors (of all its devices, since they were last reset) and .missingDevices; FS is the
/// label, or the UUID where that is empty or taken. `files`: lines as of ClassFiles.
[[nodiscard]] std::vector<Sample> btrfsSamples(QByteArrayView files);

/// lvm[VG/LV].dataPercent and .metadataPercent of `dmsetup status --target thin-pool` (kernel
/// documentation, thin-provisioning). A pool that LVM has not made keeps its own name.
[[nodiscard]] std::vector<Sample> thinPoolSamples(QByteArrayView text);

} // namespace vedette::parse

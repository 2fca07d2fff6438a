// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace vedette::parse {

/// What one block device did since boot (Documentation/admin-guide/iostats.rst). Immutable value.
struct DiskCounters
{
    QString device; ///< "sda", "nvme0n1", "dm-0"
    quint64 readOps = 0;
    quint64 readSectors = 0; ///< of 512 bytes, whatever the device's own are
    quint64 readMs = 0;
    quint64 writeOps = 0;
    quint64 writeSectors = 0;
    quint64 writeMs = 0;
    quint64 busyMs = 0; ///< time in which anything was under way
    quint64 queueMs = 0; ///< the same, weighted by how many were
    std::optional<quint64> discardOps; ///< since Linux 4.18
    std::optional<quint64> flushOps; ///< since Linux 5.5

    bool operator==(const DiskCounters&) const = default;
};

/// /proc/diskstats: whole devices, md and dm. Left out are loop, ram and zram, and partitions: a
/// row is one when the device that it would be part of has a row too ("xvda1" alone is a whole
/// device). Malformed when no row can be read.
[[nodiscard]] Result<std::vector<DiskCounters>> parseDiskStats(QByteArrayView text);

/// By its name a loop device, or memory.
[[nodiscard]] bool isPseudoDevice(QByteArrayView name);

} // namespace vedette::parse

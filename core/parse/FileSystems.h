// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Snapshot.h"
#include "core/parse/DiskFree.h"
#include "core/parse/Mounts.h"

#include <vector>

namespace vedette::parse {

/// disk[MOUNT].* of the file systems that people look after: those of block devices, network file
/// systems, zfs and btrfs, and the overlay that is the root of a container. Not: what lives in
/// memory, images that are full by nature, and bind mounts; of one device mounted several times the
/// shortest mount point stands. `space` is of `df -kP`; `inodes` of `df -iP` and may be empty.
[[nodiscard]] std::vector<Sample> fileSystemSamples(const std::vector<Mount>& mounts,
                                                    const std::vector<DiskFreeRow>& space,
                                                    const std::vector<DiskFreeRow>& inodes);

/// The mounts of which fileSystemSamples() would tell, without those in `refused` (mount points
/// that gave nothing, in whose place a longer path of the same device may stand). In the order of
/// the file; 256 at most.
[[nodiscard]] std::vector<Mount> shownMounts(const std::vector<Mount>& mounts,
                                             const std::vector<QByteArray>& refused = {});

/// Whether its files lie on another machine or are made by a program: asking for its space may then
/// take for ever.
[[nodiscard]] bool mayHang(const Mount& mount);

/// Whether it is known to be of this machine alone: its kernel's, or of a disk. False for a type
/// that nobody knows, as mayHang() is.
[[nodiscard]] bool isLocal(const Mount& mount);

} // namespace vedette::parse

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace vedette::parse {

/// One file system as df(1) tells of it. Its texts are the server's own bytes, so that they can be
/// compared. A figure that df gives as "-" or below zero is absent. Immutable value.
struct DiskFreeRow
{
    QByteArray device;
    QByteArray mountPoint;
    std::optional<quint64> total;
    std::optional<quint64> used;
    std::optional<quint64> available;

    bool operator==(const DiskFreeRow&) const = default;
};

/// The output of `df -kP` (figures in KiB) or `df -iP` (in inodes), of GNU or busybox. Malformed
/// when no row can be read.
[[nodiscard]] Result<std::vector<DiskFreeRow>> parseDiskFree(QByteArrayView text);

/// Space in KiB and inodes of the same file systems.
struct DiskFreeTable
{
    std::vector<DiskFreeRow> space;
    std::vector<DiskFreeRow> inodes;

    bool operator==(const DiskFreeTable&) const = default;
};

/// The output of GNU's `df -k --output=source,size,used,avail,pcent,itotal,iused,iavail,ipcent,
/// target`. Malformed when no row can be read.
[[nodiscard]] Result<DiskFreeTable> parseDiskFreeTable(QByteArrayView text);

} // namespace vedette::parse

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Snapshot.h"

#include <QByteArrayView>

#include <vector>

namespace vedette::parse {

/// A table of the kernel, and how much of it is taken. Immutable value.
struct TableUse
{
    quint64 used = 0;
    quint64 size = 0;

    bool operator==(const TableUse&) const = default;
};

/// proc(5), /proc/sys/fs/file-nr: allocated handles, those of them that are free (0 since 2.6), and
/// the most that there may be.
[[nodiscard]] Result<TableUse> parseFileHandles(QByteArrayView text);
/// files.open and .openPercent.
[[nodiscard]] std::vector<Sample> fileHandleSamples(const TableUse& handles);

/// nf_conntrack-sysctl.rst of Linux: nf_conntrack_count and nf_conntrack_max.
[[nodiscard]] Result<TableUse> parseConntrack(QByteArrayView count, QByteArrayView max);
/// conntrack.used and .usedPercent; the table of a kernel without a limit (0) has no percentage.
[[nodiscard]] std::vector<Sample> conntrackSamples(const TableUse& table);

/// random(4), /proc/sys/kernel/random/entropy_avail, in bits.
[[nodiscard]] Result<std::vector<Sample>> entropySamples(QByteArrayView text);

} // namespace vedette::parse

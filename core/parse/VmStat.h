// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Snapshot.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace vedette::parse {

/// proc(5), /proc/vmstat, counted since boot. What a kernel doesn't tell is absent. Immutable
/// value.
struct VmStat
{
    std::optional<quint64> swapIn; ///< pages
    std::optional<quint64> swapOut; ///< pages
    std::optional<quint64> oomKills; ///< since Linux 4.13

    bool operator==(const VmStat&) const = default;
};

/// Malformed when the text has none of them.
[[nodiscard]] Result<VmStat> parseVmStat(QByteArrayView text);
/// memory.oomKills; what needs two readings is in swapRates().
[[nodiscard]] std::vector<Sample> samplesOf(const VmStat& stat);
/// The size of a page in bytes, of a first line "KernelPageSize: 4 kB" (proc(5), /proc/PID/smaps).
[[nodiscard]] std::optional<quint64> parsePageSize(QByteArrayView text);
/// swap.inRate and .outRate in bytes per second.
[[nodiscard]] std::vector<Sample>
swapRates(const VmStat& before, const VmStat& now, quint64 pageSize, double seconds);

} // namespace vedette::parse

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Snapshot.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace vedette::parse {

/// What one CPU, or all of them, did since boot, in jiffies. Columns that a kernel doesn't have yet
/// are absent: iowait, irq and softirq came with 2.5, steal with 2.6.11, guest with 2.6.24,
/// guestNice with 2.6.33.
struct CpuTimes
{
    quint64 user = 0; ///< with guest
    quint64 nice = 0; ///< with guestNice
    quint64 system = 0;
    quint64 idle = 0;
    std::optional<quint64> iowait;
    std::optional<quint64> irq;
    std::optional<quint64> softirq;
    std::optional<quint64> steal;
    std::optional<quint64> guest;
    std::optional<quint64> guestNice;

    bool operator==(const CpuTimes&) const = default;
};

struct CpuLine
{
    int number = 0; ///< as the kernel counts; a CPU off line has no line
    CpuTimes times;

    bool operator==(const CpuLine&) const = default;
};

/// proc(5), /proc/stat. Immutable value.
struct ProcStat
{
    CpuTimes total;
    std::vector<CpuLine> cpus; ///< rising numbers; empty when only the first line was read
    std::optional<quint64> contextSwitches;
    std::optional<quint64> interrupts;
    std::optional<quint64> forks;
    std::optional<quint64> running;
    std::optional<quint64> blocked;
    std::optional<quint64> bootTime; ///< seconds since 1970

    bool operator==(const ProcStat&) const = default;
};

/// Malformed without the line of all CPUs.
[[nodiscard]] Result<ProcStat> parseProcStat(QByteArrayView text);
/// process.running, process.blocked and uptime.bootTime; what needs two readings is in CpuShares.
[[nodiscard]] std::vector<Sample> samplesOf(const ProcStat& stat);

} // namespace vedette::parse

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/parse/ProcessIo.h"
#include "core/parse/ProcessStat.h"

#include <QHash>

#include <optional>
#include <vector>

namespace vedette::parse {

/// What one process had used at one time. Immutable value.
struct ProcessUse
{
    quint64 startTicks = 0;
    quint64 cpuTicks = 0;
    ProcessIo io;

    bool operator==(const ProcessUse&) const = default;
};

using ProcessUses = QHash<qint64, ProcessUse>; ///< by pid

[[nodiscard]] ProcessUses usesOf(const std::vector<ProcessStat>& processes,
                                 const QHash<qint64, ProcessIo>& io);

/// What one process used between two readings.
struct ProcessRates
{
    quint64 recentTicks = 0; ///< of CPU time; of a process that is new all of it
    std::optional<double> cpuPercent{}; ///< of one CPU
    bool isCpuSinceStart = false; ///< the mean of its life: there was no reading of it before
    std::optional<double> readRate{}; ///< bytes/s
    std::optional<double> writeRate{};

    bool operator==(const ProcessRates&) const = default;
};

/// The time between two readings and how it is counted.
struct ProcessSpan
{
    double seconds = 0; ///< of the server's clock; 0: there was no reading before
    double ticksPerSecond = 100; ///< USER_HZ, which is the same nearly everywhere
    std::optional<int> cpuCount{}; ///< no process uses more
    std::optional<double> uptime{}; ///< seconds, at its end: what is new has an age by it
};

/// One for each of the processes.
[[nodiscard]] std::vector<ProcessRates> processRates(const ProcessUses& before,
                                                     const ProcessUses& now,
                                                     const std::vector<ProcessStat>& processes,
                                                     const ProcessSpan& span);

/// Those worth a row, the busiest first: by CPU, memory and I/O, those that are dead (zombies) and
/// those that wait for a disk, some of each. Indexes, at most 300.
[[nodiscard]] std::vector<std::size_t> busiestProcesses(const std::vector<ProcessStat>& processes,
                                                        const std::vector<ProcessRates>& rates);

} // namespace vedette::parse

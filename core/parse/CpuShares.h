// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/parse/ProcStat.h"

namespace vedette::parse {

/// How the time between two readings was spent, in percent: cpu.totalUsage and its parts, or with
/// an instance ("0") cpu[0].usage and its parts. Nothing when no time passed or a counter began
/// anew.
[[nodiscard]] std::vector<Sample>
cpuShares(const CpuTimes& before, const CpuTimes& now, const QString& instance = {});

/// The shares of all CPUs together and of each CPU that is in both readings.
[[nodiscard]] std::vector<Sample> cpuSamples(const ProcStat& before, const ProcStat& now);

/// cpu.contextSwitches, cpu.interrupts and cpu.forks, per second.
[[nodiscard]] std::vector<Sample>
cpuActivityRates(const ProcStat& before, const ProcStat& now, double seconds);

} // namespace vedette::parse

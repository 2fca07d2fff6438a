// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace vedette::parse {

/// proc(5), /proc/PID/stat up to its field rss. Immutable value.
struct ProcessStat
{
    qint64 pid = 0;
    QString name; ///< comm, as the kernel writes it
    QChar state;
    bool isKernelThread = false;
    int threads = 0;
    quint64 cpuTicks = 0; ///< utime and stime, without children
    quint64 startTicks = 0; ///< since boot: with the pid it names a process
    quint64 residentPages = 0;

    bool operator==(const ProcessStat&) const = default;
};

/// What a server counted itself where it doesn't tell of every process.
struct ProcessSum
{
    quint64 threads = 0;
    quint64 zombies = 0;

    bool operator==(const ProcessSum&) const = default;
};

struct ProcessStats
{
    std::vector<ProcessStat> processes;
    std::optional<ProcessSum> sum; ///< of a last line "sum THREADS ZOMBIES"

    bool operator==(const ProcessStats&) const = default;
};

/// The output of `cat /proc/[0-9]*/stat`; a line may end behind rss. A name may hold anything,
/// line feeds too, which the kernel writes as they are. Malformed when it holds neither a process
/// nor a sum.
[[nodiscard]] Result<ProcessStats> parseProcessStats(QByteArrayView text);

/// Added up over all of them.
[[nodiscard]] ProcessSum sumOf(const std::vector<ProcessStat>& processes);

} // namespace vedette::parse

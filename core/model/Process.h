// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace vedette {

/// One process of a server, as /proc/PID tells of it (proc(5)). Texts are plain and bounded.
struct Process
{
    qint64 pid = 0;
    QString user; ///< the number of the account where it has no name
    QString name; ///< comm: at most 15 characters
    QString command; ///< with its arguments; empty where it has none, or is not told
    QChar state; ///< R, S, D, Z, T, I …
    bool isKernelThread = false;
    bool isCpuSinceStart = false; ///< cpuPercent is its mean since it began: it is new here
    int threads = 0;
    std::optional<double> cpuPercent; ///< of one CPU, so it may pass 100
    std::optional<double> memory; ///< bytes, resident
    std::optional<double> readRate; ///< bytes/s from disks; only where the account may know
    std::optional<double> writeRate;

    bool operator==(const Process&) const = default;
};

/// The processes that use most of cpu, memory or I/O.
struct ProcessTable
{
    QList<Process> processes; ///< the busiest first
    int total = 0; ///< on the server; more than are listed
    bool isHidden = false; ///< the account is shown its own only: hidepid, proc(5)
    bool isCut = false; ///< too many: idle ones, and what only ps(1) tells, are left out

    bool operator==(const ProcessTable&) const = default;
};

} // namespace vedette

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/bench/TargetCpu.h"

#include "core/base/Deadline.h"

#include <QDir>
#include <QFile>

#include <map>
#include <optional>
#include <thread>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace vedette::bench {

namespace {

constexpr milliseconds betweenReadings{50};

struct ProcessTimes
{
    qint64 parent = 0;
    double ownMs = 0;
    double endedMs = 0; ///< of children that were waited for, and of theirs
};

QByteArray ofProcess(qint64 process, QLatin1StringView name)
{
    QFile file(u"/proc/%1/%2"_s.arg(QString::number(process), name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// In nanoseconds, where the kernel counts them so.
std::optional<double> scheduledMs(qint64 process)
{
    bool isNumber = false;
    const double ns = ofProcess(process, "schedstat"_L1).split(' ').value(0).toDouble(&isNumber);
    return isNumber ? std::optional(ns / 1e6) : std::nullopt;
}

std::optional<ProcessTimes> timesOf(qint64 process)
{
    static const double tickMs = 1e3 / static_cast<double>(sysconf(_SC_CLK_TCK));
    const QByteArray stat = ofProcess(process, "stat"_L1);
    // Behind the name, which may hold anything: state, ppid, …, and utime, stime, cutime and cstime
    // as the words from 11 on.
    const QList<QByteArray> words = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    if (words.size() < 15) {
        return std::nullopt; // it has ended
    }
    const double ownMs = (words[11].toDouble() + words[12].toDouble()) * tickMs;
    const double endedMs = (words[13].toDouble() + words[14].toDouble()) * tickMs;
    return ProcessTimes{words[1].toLongLong(), scheduledMs(process).value_or(ownMs), endedMs};
}

using ProcessTable = std::map<qint64, ProcessTimes>;

ProcessTable allProcesses()
{
    ProcessTable table;
    const QStringList names = QDir(u"/proc"_s).entryList(QDir::Dirs);
    for (const QString& name : names) {
        bool isProcess = false;
        const qint64 process = name.toLongLong(&isProcess);
        if (!isProcess) {
            continue;
        }
        if (const auto times = timesOf(process)) {
            table.insert({process, *times});
        }
    }
    return table;
}

bool descends(const ProcessTable& table, qint64 process, qint64 ancestor)
{
    // Not for ever: while the table was read numbers may have been given to others.
    for (std::size_t i = 0; i < table.size() && process != ancestor; ++i) {
        const auto found = table.find(process);
        if (found == table.end()) {
            return false;
        }
        process = found->second.parent;
    }
    return process == ancestor;
}

} // namespace

double processCpuMs(qint64 process)
{
    const auto times = timesOf(process);
    return times ? times->ownMs : 0;
}

TargetCpu::TargetCpu(qint64 daemon)
    : m_daemon(daemon)
{ }

double TargetCpu::settledMs() const
{
    const Deadline deadline = Deadline::after(seconds{3});
    Reading latest = read();
    for (bool isSettled = false; !isSettled && !deadline.hasExpired();) {
        std::this_thread::sleep_for(betweenReadings);
        Reading next = read();
        isSettled = next == latest;
        latest = std::move(next);
    }
    return latest.ms;
}

TargetCpu::Reading TargetCpu::read() const
{
    Reading reading;
    const ProcessTable table = allProcesses();
    for (const auto& [process, times] : table) {
        if (descends(table, process, m_daemon)) {
            reading.processes.push_back(process);
            reading.ms += times.ownMs + times.endedMs;
        }
    }
    return reading;
}

} // namespace vedette::bench

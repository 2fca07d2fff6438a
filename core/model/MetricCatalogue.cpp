// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/Metric.h"

#include <algorithm>
#include <array>

namespace vedette {

namespace {

constexpr double full = 100.0;
constexpr auto open = std::nullopt;

constexpr std::array catalogue{
    MetricInfo{"cpu", "totalUsage", Unit::Percent, full, "CPU usage"},
    MetricInfo{"cpu", "usage", Unit::Percent, full, "CPU core usage"},
    MetricInfo{"cpu", "user", Unit::Percent, full, "CPU user"},
    MetricInfo{"cpu", "nice", Unit::Percent, full, "CPU nice"},
    MetricInfo{"cpu", "system", Unit::Percent, full, "CPU system"},
    MetricInfo{"cpu", "idle", Unit::Percent, full, "CPU idle"},
    MetricInfo{"cpu", "iowait", Unit::Percent, full, "CPU waiting for I/O"},
    MetricInfo{"cpu", "irq", Unit::Percent, full, "CPU hardware interrupts"},
    MetricInfo{"cpu", "softirq", Unit::Percent, full, "CPU software interrupts"},
    MetricInfo{"cpu", "steal", Unit::Percent, full, "CPU stolen by the hypervisor"},
    MetricInfo{"cpu", "guest", Unit::Percent, full, "CPU running guests"},
    MetricInfo{"cpu", "contextSwitches", Unit::PerSecond, open, "Context switches"},
    MetricInfo{"cpu", "interrupts", Unit::PerSecond, open, "Interrupts"},
    MetricInfo{"cpu", "forks", Unit::PerSecond, open, "Processes created"},
    MetricInfo{"process", "running", Unit::Count, open, "Processes running"},
    MetricInfo{"process", "blocked", Unit::Count, open, "Processes blocked"},
    MetricInfo{"process", "total", Unit::Count, open, "Processes and threads"},
    MetricInfo{"load", "load1", Unit::None, open, "Load, 1 minute"},
    MetricInfo{"load", "load5", Unit::None, open, "Load, 5 minutes"},
    MetricInfo{"load", "load15", Unit::None, open, "Load, 15 minutes"},
    MetricInfo{"load", "perCore1", Unit::None, open, "Load per core, 1 minute"},
    MetricInfo{"memory", "total", Unit::Bytes, open, "Memory installed"},
    MetricInfo{"memory", "used", Unit::Bytes, open, "Memory used"},
    MetricInfo{"memory", "usedPercent", Unit::Percent, full, "Memory usage"},
    MetricInfo{"memory", "available", Unit::Bytes, open, "Memory available"},
    MetricInfo{"memory", "free", Unit::Bytes, open, "Memory free"},
    MetricInfo{"memory", "buffers", Unit::Bytes, open, "Memory in buffers"},
    MetricInfo{"memory", "cached", Unit::Bytes, open, "Memory in the page cache"},
    MetricInfo{"memory", "slab", Unit::Bytes, open, "Memory in kernel slabs"},
    MetricInfo{"memory", "dirty", Unit::Bytes, open, "Memory to be written"},
    MetricInfo{"memory", "writeback", Unit::Bytes, open, "Memory being written"},
    MetricInfo{"memory", "shmem", Unit::Bytes, open, "Shared memory"},
    MetricInfo{"memory", "committed", Unit::Bytes, open, "Memory committed"},
    MetricInfo{"memory", "hugepagesFree", Unit::Bytes, open, "Huge pages free"},
    MetricInfo{"memory", "oomKills", Unit::Count, open, "Killed for want of memory, since boot"},
    MetricInfo{"swap", "total", Unit::Bytes, open, "Swap size"},
    MetricInfo{"swap", "used", Unit::Bytes, open, "Swap used"},
    MetricInfo{"swap", "usedPercent", Unit::Percent, full, "Swap usage"},
    MetricInfo{"swap", "inRate", Unit::BytesPerSecond, open, "Read from swap"},
    MetricInfo{"swap", "outRate", Unit::BytesPerSecond, open, "Written to swap"},
    MetricInfo{"pressure", "someAvg10", Unit::Percent, full, "Pressure, some waited, 10 s"},
    MetricInfo{"pressure", "someAvg60", Unit::Percent, full, "Pressure, some waited, 1 minute"},
    MetricInfo{"pressure", "someAvg300", Unit::Percent, full, "Pressure, some waited, 5 minutes"},
    MetricInfo{"pressure", "fullAvg10", Unit::Percent, full, "Pressure, all waited, 10 s"},
    MetricInfo{"pressure", "fullAvg60", Unit::Percent, full, "Pressure, all waited, 1 minute"},
    MetricInfo{"pressure", "fullAvg300", Unit::Percent, full, "Pressure, all waited, 5 minutes"},
    MetricInfo{"disk", "total", Unit::Bytes, open, "File system size"},
    MetricInfo{"disk", "used", Unit::Bytes, open, "File system used"},
    MetricInfo{"disk", "available", Unit::Bytes, open, "File system available"},
    MetricInfo{"disk", "usedPercent", Unit::Percent, full, "File system usage"},
    MetricInfo{"disk", "inodesTotal", Unit::Count, open, "Inodes"},
    MetricInfo{"disk", "inodesUsed", Unit::Count, open, "Inodes used"},
    MetricInfo{"disk", "inodesUsedPercent", Unit::Percent, full, "Inode usage"},
    MetricInfo{"disk", "readOnly", Unit::Boolean, 1.0, "Mounted read-only"},
    MetricInfo{"diskIo", "readRate", Unit::BytesPerSecond, open, "Disk read"},
    MetricInfo{"diskIo", "writeRate", Unit::BytesPerSecond, open, "Disk written"},
    MetricInfo{"diskIo", "readOps", Unit::PerSecond, open, "Disk read operations"},
    MetricInfo{"diskIo", "writeOps", Unit::PerSecond, open, "Disk write operations"},
    MetricInfo{"diskIo", "discardOps", Unit::PerSecond, open, "Disk discards"},
    MetricInfo{"diskIo", "flushOps", Unit::PerSecond, open, "Disk flushes"},
    MetricInfo{"diskIo", "utilisation", Unit::Percent, full, "Disk busy"},
    MetricInfo{"diskIo", "readAwait", Unit::Seconds, open, "Disk read wait"},
    MetricInfo{"diskIo", "writeAwait", Unit::Seconds, open, "Disk write wait"},
    MetricInfo{"diskIo", "queue", Unit::None, open, "Disk queue"},
    MetricInfo{"network", "rxRate", Unit::BytesPerSecond, open, "Network received"},
    MetricInfo{"network", "txRate", Unit::BytesPerSecond, open, "Network sent"},
    MetricInfo{"network", "rxPackets", Unit::PerSecond, open, "Packets received"},
    MetricInfo{"network", "txPackets", Unit::PerSecond, open, "Packets sent"},
    MetricInfo{"network", "rxErrors", Unit::PerSecond, open, "Receive errors"},
    MetricInfo{"network", "txErrors", Unit::PerSecond, open, "Send errors"},
    MetricInfo{"network", "rxDrops", Unit::PerSecond, open, "Received packets dropped"},
    MetricInfo{"network", "txDrops", Unit::PerSecond, open, "Sent packets dropped"},
    MetricInfo{"sockets", "used", Unit::Count, open, "Sockets"},
    MetricInfo{"tcp", "established", Unit::Count, open, "TCP connections"},
    MetricInfo{"tcp", "timeWait", Unit::Count, open, "TCP connections in TIME-WAIT"},
    MetricInfo{"tcp", "orphans", Unit::Count, open, "TCP connections without a program"},
    MetricInfo{"tcp", "retransmits", Unit::PerSecond, open, "TCP segments sent again"},
    MetricInfo{"tcp", "resets", Unit::PerSecond, open, "TCP resets sent"},
    MetricInfo{"files", "open", Unit::Count, open, "Files open"},
    MetricInfo{"files", "openPercent", Unit::Percent, full, "Files open, of the most there may be"},
    MetricInfo{"conntrack", "used", Unit::Count, open, "Connections tracked"},
    MetricInfo{"conntrack", "usedPercent", Unit::Percent, full, "Connection tracking table"},
    MetricInfo{"entropy", "available", Unit::Count, open, "Entropy available, in bits"},
    MetricInfo{"uptime", "seconds", Unit::Seconds, open, "Uptime"},
    MetricInfo{"uptime", "bootTime", Unit::EpochSeconds, open, "Started"},
    MetricInfo{"server", "up", Unit::Boolean, 1.0, "Reachable"},
    MetricInfo{"ssh", "roundTrip", Unit::Seconds, open, "Round trip"},
    MetricInfo{"ssh", "connectTime", Unit::Seconds, open, "Time to log in"},
    MetricInfo{"ssh", "logins", Unit::Count, open, "Logins in 24 hours"},
    MetricInfo{"ssh", "channels", Unit::Count, open, "SSH channels open"},
    MetricInfo{"probe", "targetCpu", Unit::Seconds, open, "CPU time per poll, on the server"},
    MetricInfo{"probe", "bytes", Unit::Bytes, open, "Bytes per poll, both ways"},
    MetricInfo{"command", "exitCode", Unit::None, open, "Exit code"},
    MetricInfo{"command", "duration", Unit::Seconds, open, "Time the command took"},
    MetricInfo{"command", "status", Unit::None, 3.0, "Plug-in status"},
};

} // namespace

std::span<const MetricInfo> metricCatalogue()
{
    return catalogue;
}

const MetricInfo* findMetric(QStringView type, QStringView field)
{
    const auto* found = std::ranges::find_if(catalogue, [&](const MetricInfo& info) {
        return type == QLatin1StringView(info.type) && field == QLatin1StringView(info.field);
    });
    return found == catalogue.end() ? nullptr : found;
}

} // namespace vedette

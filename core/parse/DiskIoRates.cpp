// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/DiskIoRates.h"

#include "core/parse/Counter.h"
#include "core/parse/SampleList.h"

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr double sectorSize = 512;
constexpr double msPerSecond = 1000;

constexpr CounterLimits sectorLimits{.possible = 2e9, .afterWrap = 2e6}; // 1 TB/s; 1 GB/s
constexpr CounterLimits opLimits{.possible = 1e9, .afterWrap = 1e6};
// The kernel keeps its times in 32-bit milliseconds: they wrap on every machine, after 50 days.
constexpr CounterLimits busyLimits{.possible = 1e5, .afterWrap = 2e3};
constexpr CounterLimits waitLimits{.possible = 1e9, .afterWrap = 1e6};

/// Seconds per request; nothing without requests.
std::optional<double> awaitOf(std::optional<double> ms, std::optional<double> ops)
{
    if (!ms || !ops || *ops <= 0) {
        return std::nullopt;
    }
    return *ms / *ops / msPerSecond;
}

} // namespace

std::vector<Sample> diskIoRates(const DiskCounters& before, const DiskCounters& now, double seconds)
{
    const auto rate
        = [seconds](std::optional<quint64> from,
                    std::optional<quint64> to,
                    const CounterLimits& limits) { return rateOf(from, to, seconds, limits); };
    const auto readOps = rate(before.readOps, now.readOps, opLimits);
    const auto writeOps = rate(before.writeOps, now.writeOps, opLimits);
    const auto busy = rate(before.busyMs, now.busyMs, busyLimits);

    SampleList disk(u"diskIo"_s, now.device);
    disk.add(u"readRate"_s,
             scaled(rate(before.readSectors, now.readSectors, sectorLimits), sectorSize));
    disk.add(u"writeRate"_s,
             scaled(rate(before.writeSectors, now.writeSectors, sectorLimits), sectorSize));
    disk.add(u"readOps"_s, readOps);
    disk.add(u"writeOps"_s, writeOps);
    disk.add(u"discardOps"_s, rate(before.discardOps, now.discardOps, opLimits));
    disk.add(u"flushOps"_s, rate(before.flushOps, now.flushOps, opLimits));
    disk.add(u"utilisation"_s, busy ? percentOf(*busy, msPerSecond) : std::nullopt);
    disk.add(u"readAwait"_s, awaitOf(rate(before.readMs, now.readMs, waitLimits), readOps));
    disk.add(u"writeAwait"_s, awaitOf(rate(before.writeMs, now.writeMs, waitLimits), writeOps));
    disk.add(u"queue"_s, scaled(rate(before.queueMs, now.queueMs, waitLimits), 1 / msPerSecond));
    return disk.take();
}

} // namespace vedette::parse

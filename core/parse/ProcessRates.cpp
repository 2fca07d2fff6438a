// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/ProcessRates.h"

#include "core/parse/Counter.h"

#include <algorithm>
#include <numeric>

namespace vedette::parse {

namespace {

constexpr std::size_t mostByCpu = 100;
constexpr std::size_t mostByMemory = 50;
constexpr std::size_t mostByIo = 50;
constexpr std::size_t mostStuck = 50;
constexpr int mostCpus = 4096;
// The clock is read a little before the processes are: a share may come out too large.
constexpr double clockTolerance = 2;
constexpr double leastAge = 0.5; // seconds: of less, the same delay is too large a part
constexpr double startTolerance = 5; // seconds; some begin while the list is read
constexpr CounterLimits ioLimits{.possible = 1e12, .afterWrap = 0};

std::optional<double> cpuShareOf(quint64 ticks, const ProcessSpan& span)
{
    const double most = 100.0 * std::clamp(span.cpuCount.value_or(mostCpus), 1, mostCpus);
    const double share = 100.0 * static_cast<double>(ticks) / span.ticksPerSecond / span.seconds;
    return share <= most * clockTolerance ? std::optional(std::min(share, most)) : std::nullopt;
}

double startOf(quint64 ticks, const ProcessSpan& span)
{
    return static_cast<double>(ticks) / span.ticksPerSecond;
}

/// A container may tell an uptime of its own beside the host's times of start: those lie ahead.
bool areAgesKnown(const std::vector<ProcessStat>& processes, const ProcessSpan& span)
{
    return span.uptime && span.ticksPerSecond > 0
        && std::ranges::none_of(processes, [&](const ProcessStat& process) {
               return startOf(process.startTicks, span) > *span.uptime + startTolerance;
           });
}

/// Of a process that has begun since the reading before, or where there was none.
std::optional<double> shareSinceStart(const ProcessUse& now, const ProcessSpan& span)
{
    const double age = span.uptime.value_or(0) - startOf(now.startTicks, span);
    const bool isNew = !(span.seconds > 0) || age <= span.seconds + leastAge;
    if (age < leastAge || !isNew) {
        return std::nullopt;
    }
    return cpuShareOf(
        now.cpuTicks,
        {.seconds = age, .ticksPerSecond = span.ticksPerSecond, .cpuCount = span.cpuCount});
}

ProcessRates ratesSinceStart(const ProcessUse& now, const ProcessSpan& span)
{
    ProcessRates rates;
    rates.recentTicks = now.cpuTicks;
    rates.cpuPercent = shareSinceStart(now, span);
    rates.isCpuSinceStart = rates.cpuPercent.has_value();
    return rates;
}

ProcessRates ratesOf(const ProcessUse* before, const ProcessUse& now, const ProcessSpan& span)
{
    const bool isKnown = before != nullptr && before->startTicks == now.startTicks
        && before->cpuTicks <= now.cpuTicks;
    if (!(span.ticksPerSecond > 0)) {
        return {.recentTicks = now.cpuTicks};
    }
    if (!isKnown || !(span.seconds > 0)) {
        return ratesSinceStart(now, span);
    }
    ProcessRates rates;
    rates.recentTicks = now.cpuTicks - before->cpuTicks;
    rates.cpuPercent = cpuShareOf(rates.recentTicks, span);
    rates.readRate = rateOf(before->io.readBytes, now.io.readBytes, span.seconds, ioLimits);
    rates.writeRate = rateOf(before->io.writeBytes, now.io.writeBytes, span.seconds, ioLimits);
    return rates;
}

double ioOf(const ProcessRates& rates)
{
    return rates.readRate.value_or(0) + rates.writeRate.value_or(0);
}

/// The first `count` of `order` by `isBefore` that `isWanted`, marked in `isKept`.
template <class Order, class Wanted>
void keepFirst(std::vector<bool>& isKept, std::size_t count, Order isBefore, Wanted isWanted)
{
    std::vector<std::size_t> order(isKept.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::erase_if(order, [&](std::size_t i) { return !isWanted(i); });
    const std::size_t kept = std::min(count, order.size());
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(kept);
    std::partial_sort(order.begin(), end, order.end(), isBefore);
    std::for_each(order.begin(), end, [&](std::size_t i) { isKept[i] = true; });
}

} // namespace

ProcessUses usesOf(const std::vector<ProcessStat>& processes, const QHash<qint64, ProcessIo>& io)
{
    ProcessUses uses;
    uses.reserve(static_cast<qsizetype>(processes.size()));
    for (const ProcessStat& process : processes) {
        uses.insert(process.pid, {process.startTicks, process.cpuTicks, io.value(process.pid)});
    }
    return uses;
}

std::vector<ProcessRates> processRates(const ProcessUses& before,
                                       const ProcessUses& now,
                                       const std::vector<ProcessStat>& processes,
                                       const ProcessSpan& span)
{
    ProcessSpan known = span;
    if (!areAgesKnown(processes, span)) {
        known.uptime.reset();
    }
    std::vector<ProcessRates> rates;
    rates.reserve(processes.size());
    for (const ProcessStat& process : processes) {
        const auto earlier = before.constFind(process.pid);
        const bool wasThere = earlier != before.constEnd();
        rates.push_back(ratesOf(wasThere ? &*earlier : nullptr, now.value(process.pid), known));
    }
    return rates;
}

std::vector<std::size_t> busiestProcesses(const std::vector<ProcessStat>& processes,
                                          const std::vector<ProcessRates>& rates)
{
    const auto byCpu = [&](std::size_t left, std::size_t right) {
        const quint64 leftTicks = rates[left].recentTicks;
        const quint64 rightTicks = rates[right].recentTicks;
        if (leftTicks != rightTicks) {
            return leftTicks > rightTicks;
        }
        const quint64 leftPages = processes[left].residentPages;
        const quint64 rightPages = processes[right].residentPages;
        return leftPages != rightPages ? leftPages > rightPages : left < right;
    };
    const auto byMemory = [&](std::size_t left, std::size_t right) {
        return processes[left].residentPages > processes[right].residentPages;
    };
    const auto byIo = [&](std::size_t left, std::size_t right) {
        return ioOf(rates[left]) > ioOf(rates[right]);
    };
    const auto isAny = [](std::size_t) { return true; };
    const auto isStuck
        = [&](std::size_t i) { return processes[i].state == u'Z' || processes[i].state == u'D'; };
    std::vector<bool> isKept(std::min(processes.size(), rates.size()), false);
    keepFirst(isKept, mostByCpu, byCpu, isAny);
    keepFirst(isKept, mostByMemory, byMemory, isAny);
    keepFirst(isKept, mostByIo, byIo, [&](std::size_t i) { return ioOf(rates[i]) > 0; });
    keepFirst(isKept, mostStuck, byCpu, isStuck);
    std::vector<std::size_t> kept;
    kept.reserve(mostByCpu + mostByMemory + mostByIo + mostStuck);
    for (std::size_t i = 0; i < isKept.size(); ++i) {
        if (isKept[i]) {
            kept.push_back(i);
        }
    }
    std::ranges::sort(kept, byCpu);
    return kept;
}

} // namespace vedette::parse

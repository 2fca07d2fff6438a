// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/CpuShares.h"

#include "core/parse/Counter.h"
#include "core/parse/SampleList.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr CounterLimits activityLimits{.possible = 1e10, .afterWrap = 1e7};

/// Rises of the columns, in jiffies.
struct CpuRises
{
    double user = 0;
    double nice = 0;
    double system = 0;
    double idle = 0;
    std::optional<double> iowait;
    std::optional<double> irq;
    std::optional<double> softirq;
    std::optional<double> steal;
    std::optional<double> guest;
    std::optional<double> guestNice;

    [[nodiscard]] double total() const
    {
        return user + nice + system + idle + iowait.value_or(0) + irq.value_or(0)
            + softirq.value_or(0) + steal.value_or(0);
    }
};

bool fell(std::optional<quint64> before, std::optional<quint64> now)
{
    return before && now && *now < *before;
}

double riseOrZero(quint64 before, quint64 now)
{
    return now > before ? static_cast<double>(now - before) : 0.0;
}

std::optional<double> riseOrZero(std::optional<quint64> before, std::optional<quint64> now)
{
    if (!before || !now) {
        return std::nullopt;
    }
    return riseOrZero(*before, *now);
}

/// idle and iowait of a sleeping CPU are estimated and are known to go back by a few jiffies when
/// it wakes (proc(5): iowait "is not reliable"); guest time is booked late. Such a column counts as
/// unchanged. Any other column never falls unless counting began anew.
std::optional<CpuRises> risesBetween(const CpuTimes& before, const CpuTimes& now)
{
    const bool beganAnew = now.user < before.user || now.nice < before.nice
        || now.system < before.system || fell(before.irq, now.irq)
        || fell(before.softirq, now.softirq) || fell(before.steal, now.steal);
    if (beganAnew) {
        return std::nullopt;
    }
    return CpuRises{.user = riseOrZero(before.user, now.user),
                    .nice = riseOrZero(before.nice, now.nice),
                    .system = riseOrZero(before.system, now.system),
                    .idle = riseOrZero(before.idle, now.idle),
                    .iowait = riseOrZero(before.iowait, now.iowait),
                    .irq = riseOrZero(before.irq, now.irq),
                    .softirq = riseOrZero(before.softirq, now.softirq),
                    .steal = riseOrZero(before.steal, now.steal),
                    .guest = riseOrZero(before.guest, now.guest),
                    .guestNice = riseOrZero(before.guestNice, now.guestNice)};
}

std::optional<double> shareOf(std::optional<double> rise, double total)
{
    return rise ? percentOf(*rise, total) : std::nullopt;
}

} // namespace

std::vector<Sample> cpuShares(const CpuTimes& before, const CpuTimes& now, const QString& instance)
{
    const auto rises = risesBetween(before, now);
    if (!rises || rises->total() <= 0) {
        return {};
    }
    const double total = rises->total();
    const double unused = rises->idle + rises->iowait.value_or(0);
    SampleList cpu(u"cpu"_s, instance);
    cpu.add(instance.isEmpty() ? u"totalUsage"_s : u"usage"_s, percentOf(total - unused, total));
    cpu.add(u"user"_s, percentOf(rises->user - rises->guest.value_or(0), total));
    cpu.add(u"nice"_s, percentOf(rises->nice - rises->guestNice.value_or(0), total));
    cpu.add(u"system"_s, percentOf(rises->system, total));
    cpu.add(u"idle"_s, percentOf(rises->idle, total));
    cpu.add(u"iowait"_s, shareOf(rises->iowait, total));
    cpu.add(u"irq"_s, shareOf(rises->irq, total));
    cpu.add(u"softirq"_s, shareOf(rises->softirq, total));
    cpu.add(u"steal"_s, shareOf(rises->steal, total));
    cpu.add(u"guest"_s, shareOf(rises->guest, total));
    return cpu.take();
}

std::vector<Sample> cpuSamples(const ProcStat& before, const ProcStat& now)
{
    std::vector<Sample> samples = cpuShares(before.total, now.total);
    for (const CpuLine& cpu : now.cpus) {
        const auto old = std::ranges::lower_bound(before.cpus, cpu.number, {}, &CpuLine::number);
        if (old != before.cpus.end() && old->number == cpu.number) {
            append(samples, cpuShares(old->times, cpu.times, QString::number(cpu.number)));
        }
    }
    return samples;
}

std::vector<Sample> cpuActivityRates(const ProcStat& before, const ProcStat& now, double seconds)
{
    const auto rate = [seconds](std::optional<quint64> from, std::optional<quint64> to) {
        return rateOf(from, to, seconds, activityLimits);
    };
    SampleList cpu(u"cpu"_s);
    cpu.add(u"contextSwitches"_s, rate(before.contextSwitches, now.contextSwitches));
    cpu.add(u"interrupts"_s, rate(before.interrupts, now.interrupts));
    cpu.add(u"forks"_s, rate(before.forks, now.forks));
    return cpu.take();
}

} // namespace vedette::parse

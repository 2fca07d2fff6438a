// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/ProcStat.h"

#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr quint64 lastSecondOf9999 = 253'402'300'799;

struct CountLine
{
    QByteArrayView key;
    std::optional<quint64> ProcStat::*member;
};

constexpr std::array countLines{
    CountLine{"ctxt", &ProcStat::contextSwitches},
    CountLine{"intr", &ProcStat::interrupts},
    CountLine{"processes", &ProcStat::forks},
    CountLine{"procs_running", &ProcStat::running},
    CountLine{"procs_blocked", &ProcStat::blocked},
    CountLine{"btime", &ProcStat::bootTime},
};

std::optional<CpuTimes> readCpuTimes(Scanner& fields)
{
    const auto user = fields.nextCount();
    const auto nice = fields.nextCount();
    const auto system = fields.nextCount();
    const auto idle = fields.nextCount();
    if (!user || !nice || !system || !idle) {
        return std::nullopt;
    }
    CpuTimes times;
    times.user = *user;
    times.nice = *nice;
    times.system = *system;
    times.idle = *idle;
    times.iowait = fields.nextCount();
    times.irq = fields.nextCount();
    times.softirq = fields.nextCount();
    times.steal = fields.nextCount();
    times.guest = fields.nextCount();
    times.guestNice = fields.nextCount();
    return times;
}

void readCpuLine(QByteArrayView number, Scanner& fields, std::vector<CpuLine>& cpus)
{
    const auto position = toCount(number);
    const auto times = readCpuTimes(fields);
    if (position && *position < maxCpus && times && cpus.size() < maxCpus) {
        cpus.push_back({static_cast<int>(*position), *times});
    }
}

void readCountLine(QByteArrayView key, Scanner& fields, ProcStat& stat)
{
    const auto* const line = std::ranges::find(countLines, key, &CountLine::key);
    if (line != countLines.end()) {
        stat.*(line->member) = fields.nextCount();
    }
}

void sortByNumber(std::vector<CpuLine>& cpus)
{
    std::ranges::stable_sort(cpus, {}, &CpuLine::number);
    const auto doubled
        = std::unique(cpus.begin(), cpus.end(), [](const CpuLine& a, const CpuLine& b) {
              return a.number == b.number;
          });
    cpus.erase(doubled, cpus.end());
}

} // namespace

Result<ProcStat> parseProcStat(QByteArrayView text)
{
    constexpr QByteArrayView cpuKey("cpu");
    ProcStat stat;
    std::optional<CpuTimes> total;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        Scanner fields(*line);
        const QByteArrayView key = fields.nextField().value_or(QByteArrayView());
        if (key == cpuKey) {
            total = total ? total : readCpuTimes(fields);
        } else if (key.startsWith(cpuKey)) {
            readCpuLine(key.sliced(cpuKey.size()), fields, stat.cpus);
        } else {
            readCountLine(key, fields, stat);
        }
    }
    if (!total) {
        return fail(ErrorCode::Malformed, u"/proc/stat has no cpu line"_s);
    }
    stat.total = *total;
    sortByNumber(stat.cpus);
    return stat;
}

std::vector<Sample> samplesOf(const ProcStat& stat)
{
    SampleList process(u"process"_s);
    process.add(u"running"_s, stat.running);
    process.add(u"blocked"_s, stat.blocked);
    SampleList uptime(u"uptime"_s);
    if (stat.bootTime && *stat.bootTime <= lastSecondOf9999) {
        uptime.add(u"bootTime"_s, stat.bootTime);
    }
    std::vector<Sample> samples = process.take();
    append(samples, uptime.take());
    return samples;
}

} // namespace vedette::parse

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/ProcessProbe.h"

#include "core/base/PlainText.h"
#include "core/collect/slow/SlowMemory.h"
#include "core/parse/ProcessOwners.h"
#include "core/parse/ProcessRates.h"
#include "core/parse/ProcessStat.h"
#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"
#include "core/parse/Uptime.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

constexpr quint64 largestPage = quint64{1} << 30U;
constexpr quint64 mostProcesses = quint64{1} << 22U; // PID_MAX_LIMIT
constexpr qsizetype maxCommandLength = 256;

QByteArrayView processText(const SlowInput& input, QByteArrayView section)
{
    return input.text.section(section).value_or(QByteArrayView()).trimmed();
}

bool isWithin(std::optional<quint64> value, quint64 most)
{
    return value && *value > 0 && *value <= most;
}

/// In bytes; where the server knows it.
std::optional<double> pageSizeOf(const Facts& facts)
{
    return isWithin(facts.pageSize, largestPage)
        ? std::optional(static_cast<double>(*facts.pageSize))
        : std::nullopt;
}

/// Some end after they were counted; more than a few were hidden, or cut off.
bool hasMostOf(quint64 all, std::size_t told)
{
    constexpr quint64 fewProcesses = 20;
    constexpr quint64 part = 10;
    return all - std::min<quint64>(all, told) <= std::max(fewProcesses, all / part);
}

/// Of the whole server; nothing where the account is not shown all, or more were not told of.
std::vector<Sample>
processSamples(const SlowInput& input, const parse::ProcessStats& stats, std::optional<quint64> all)
{
    if (input.text.section("hidden")) {
        return {};
    }
    parse::SampleList list(u"process"_s);
    list.add(u"count"_s, all);
    auto sum = stats.sum;
    const bool isWhole
        = !input.text.section("cut") && hasMostOf(all.value_or(0), stats.processes.size());
    if (!sum && isWhole) {
        sum = parse::sumOf(stats.processes);
    }
    if (sum) {
        list.add(u"threads"_s, std::optional(sum->threads));
        list.add(u"zombies"_s, std::optional(sum->zombies));
    }
    return list.take();
}

std::vector<parse::ProcessRates> ratesSince(SlowInput& input, const parse::ProcessStats& stats)
{
    const auto io = parse::parseProcessIo(processText(input, "io"));
    const auto uptime = parse::parseUptime(processText(input, "uptime"));
    auto now = parse::usesOf(stats.processes, io);
    std::optional<ProcessMemory>& memory = input.memory.processes;
    parse::ProcessSpan span{.cpuCount = input.facts.cpuCount};
    if (memory && uptime && uptime->seconds > memory->uptime) { // else it was started anew
        span.seconds = uptime->seconds - memory->uptime;
    }
    if (uptime) {
        span.uptime = uptime->seconds;
    }
    const parse::ProcessUses before = memory ? std::move(memory->uses) : parse::ProcessUses();
    auto rates = parse::processRates(before, now, stats.processes, span);
    memory.reset();
    if (uptime) {
        memory = ProcessMemory{uptime->seconds, std::move(now)};
    }
    return rates;
}

Process rowOf(const parse::ProcessStat& stat,
              const parse::ProcessRates& rates,
              const parse::ProcessOwner& owner,
              std::optional<double> pageSize)
{
    Process row;
    row.pid = stat.pid;
    row.user = plainText(owner.user);
    row.name = stat.name;
    if (!stat.isKernelThread) { // ps puts its name in brackets
        row.command = plainText(owner.command, maxCommandLength);
    }
    row.state = stat.state;
    row.isKernelThread = stat.isKernelThread;
    row.threads = stat.threads;
    row.cpuPercent = rates.cpuPercent;
    row.isCpuSinceStart = rates.isCpuSinceStart;
    row.memory = parse::scaled(pageSize, static_cast<double>(stat.residentPages));
    row.readRate = rates.readRate;
    row.writeRate = rates.writeRate;
    return row;
}

} // namespace

Result<SlowOutput> readProcesses(SlowInput& input)
{
    const auto text = input.text.section("stat");
    if (!text) {
        return fail(ErrorCode::NotAvailable, u"/proc/PID/stat"_s);
    }
    const auto stats = parse::parseProcessStats(*text);
    if (!stats) {
        return fail(stats.error());
    }
    auto all = parse::toCount(processText(input, "count"));
    if (!isWithin(all, mostProcesses) || *all < stats->processes.size()) {
        all = stats->processes.size(); // some may have begun since they were counted
    }
    const auto rates = ratesSince(input, *stats);
    const auto pageSize = pageSizeOf(input.facts);
    const auto owners = parse::parseProcessOwners(processText(input, "owners"));
    ProcessTable table;
    table.total = static_cast<int>(*all);
    table.isCut = input.text.section("cut").has_value();
    table.isHidden = input.text.section("hidden").has_value()
        || (!table.isCut && !hasMostOf(*all, stats->processes.size()));
    for (const std::size_t i : parse::busiestProcesses(stats->processes, rates)) {
        const parse::ProcessStat& stat = stats->processes[i];
        table.processes.push_back(rowOf(stat, rates[i], owners.value(stat.pid), pageSize));
    }
    SlowOutput output;
    output.samples = processSamples(input, *stats, all);
    output.details = std::move(table);
    return output;
}

} // namespace vedette::collect

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/ProcessRates.h"

#include "tests/parse/ParseSupport.h"

#include <algorithm>

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

constexpr ProcessSpan tenSeconds{.seconds = 10, .ticksPerSecond = 100, .cpuCount = 4};

ProcessStat processWith(qint64 pid, quint64 ticks)
{
    ProcessStat process;
    process.pid = pid;
    process.state = u'S';
    process.cpuTicks = ticks;
    process.startTicks = 5;
    return process;
}

std::vector<ProcessRates> ratesBetween(const ProcessUse& before,
                                       const ProcessStat& now,
                                       const ProcessIo& io,
                                       const ProcessSpan& span)
{
    const std::vector<ProcessStat> processes{now};
    return processRates({{now.pid, before}}, usesOf(processes, {{now.pid, io}}), processes, span);
}

} // namespace

TEST_CASE("CPU time and bytes between two readings become a share and rates")
{
    const auto rates
        = ratesBetween({5, 1000, {100, 0}}, processWith(7, 1150), {40'100, 0}, tenSeconds);

    REQUIRE(rates.size() == 1);
    CHECK(rates.front().recentTicks == 150);
    CHECK(rates.front().cpuPercent == 15.0);
    CHECK(rates.front().readRate == 4000.0);
    CHECK(rates.front().writeRate == 0.0);
}

TEST_CASE("A process that is new, or bears the pid of another, has no rates yet")
{
    const ProcessUse other = GENERATE(ProcessUse{4, 1000, {1, 1}}, ProcessUse{5, 2000, {1, 1}});

    const auto rates = ratesBetween(other, processWith(7, 1150), {2, 2}, tenSeconds);

    CHECK(rates.front() == ProcessRates{.recentTicks = 1150});
}

TEST_CASE("A process that began since the reading before has the mean since it began")
{
    ProcessStat compiler = processWith(7, 300);
    compiler.startTicks = 99'600;
    const std::vector<ProcessStat> processes{compiler};
    ProcessSpan span = tenSeconds;
    span.uptime = 1000;

    const auto rates = processRates({}, usesOf(processes, {}), processes, span);

    CHECK(rates.front()
          == ProcessRates{.recentTicks = 300, .cpuPercent = 75.0, .isCpuSinceStart = true});
}

TEST_CASE("In a first reading all have the mean since they began")
{
    ProcessStat database = processWith(7, 10'000);
    database.startTicks = 60'000;
    const std::vector<ProcessStat> processes{database};

    const auto rates
        = processRates({}, usesOf(processes, {}), processes, {.seconds = 0, .uptime = 1000});

    CHECK(rates.front().cpuPercent == 25.0);
    CHECK(rates.front().isCpuSinceStart);
}

TEST_CASE("What only just began, or began before it was first listed, has no share yet")
{
    const quint64 start = GENERATE(quint64{99'960}, quint64{100'200}, quint64{5000});
    ProcessStat process = processWith(7, 3);
    process.startTicks = start;
    const std::vector<ProcessStat> processes{process};
    ProcessSpan span = tenSeconds;
    span.uptime = 1000;

    const auto rates = processRates({}, usesOf(processes, {}), processes, span);

    CHECK(rates.front() == ProcessRates{.recentTicks = 3});
}

TEST_CASE("Where a start lies ahead of the uptime, no age is known")
{
    ProcessStat fromHost = processWith(8, 3);
    fromHost.startTicks = 900'000;
    const std::vector<ProcessStat> processes{processWith(7, 100), fromHost};

    const auto rates
        = processRates({}, usesOf(processes, {}), processes, {.seconds = 0, .uptime = 1000});

    CHECK_FALSE(rates.front().cpuPercent);
}

TEST_CASE("Without a reading before there are no rates")
{
    const auto rates = ratesBetween({5, 1000, {}}, processWith(7, 1150), {}, {.seconds = 0});

    CHECK_FALSE(rates.front().cpuPercent);
}

TEST_CASE("No process uses more CPUs than there are, and far more is no reading")
{
    CHECK(ratesBetween({5, 0, {}}, processWith(7, 4100), {}, tenSeconds).front().cpuPercent
          == 400.0);
    CHECK_FALSE(ratesBetween({5, 0, {}}, processWith(7, 9000), {}, tenSeconds).front().cpuPercent);
}

TEST_CASE("Bytes that fell, or that one reading lacks, have no rate")
{
    const auto fell = ratesBetween({5, 0, {100, {}}}, processWith(7, 1), {50, 60}, tenSeconds);

    CHECK_FALSE(fell.front().readRate);
    CHECK_FALSE(fell.front().writeRate);
}

TEST_CASE("The busiest by CPU, memory and I/O are kept, and those that are dead or stuck")
{
    constexpr std::size_t count = 20'000;
    std::vector<ProcessStat> processes;
    processes.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        processes.push_back(processWith(static_cast<qint64>(i) + 1, 0));
    }
    std::vector<ProcessRates> rates(count);
    rates[10'000].recentTicks = 5;
    rates[10'001].recentTicks = 9;
    processes[15'000].residentPages = 77;
    rates[16'000].writeRate = 1;
    processes[17'000].state = u'Z';
    processes[18'000].state = u'D';

    const auto kept = busiestProcesses(processes, rates);

    CHECK(kept.size() <= 300);
    CHECK(kept.at(0) == 10'001);
    CHECK(kept.at(1) == 10'000);
    CHECK(kept.at(2) == 15'000);
    for (const std::size_t wanted : {16'000U, 17'000U, 18'000U}) {
        CHECK(std::ranges::find(kept, wanted) != kept.end());
    }
}

TEST_CASE("A few processes are all kept, each once")
{
    const std::vector<ProcessStat> processes{processWith(1, 3), processWith(2, 8)};
    const std::vector<ProcessRates> rates{{.recentTicks = 3}, {.recentTicks = 8}};

    CHECK(busiestProcesses(processes, rates) == std::vector<std::size_t>{1, 0});
    CHECK(busiestProcesses({}, {}).empty());
}

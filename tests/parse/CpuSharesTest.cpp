// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/CpuShares.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;

using namespace Qt::StringLiterals;

namespace {

constexpr CpuTimes zero{0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

ProcStat statOf(const CpuTimes& total, std::vector<CpuLine> cpus = {})
{
    ProcStat stat;
    stat.total = total;
    stat.cpus = std::move(cpus);
    return stat;
}

} // namespace

TEST_CASE("CPU shares add up to the whole and guests are counted once")
{
    const CpuTimes now{30, 10, 10, 40, 2, 3, 4, 1, 20, 5};

    const auto shares = cpuShares(zero, now);

    CHECK(value(shares, u"cpu.totalUsage") == 58.0);
    CHECK(value(shares, u"cpu.user") == 10.0);
    CHECK(value(shares, u"cpu.nice") == 5.0);
    CHECK(value(shares, u"cpu.system") == 10.0);
    CHECK(value(shares, u"cpu.idle") == 40.0);
    CHECK(value(shares, u"cpu.iowait") == 2.0);
    CHECK(value(shares, u"cpu.irq") == 3.0);
    CHECK(value(shares, u"cpu.softirq") == 4.0);
    CHECK(value(shares, u"cpu.steal") == 1.0);
    CHECK(value(shares, u"cpu.guest") == 20.0);
}

TEST_CASE("The share of a column that the kernel lacks is absent")
{
    CpuTimes before;
    CpuTimes now;
    now.user = 50;
    now.idle = 50;

    const auto shares = cpuShares(before, now);

    CHECK(value(shares, u"cpu.totalUsage") == 50.0);
    CHECK_FALSE(value(shares, u"cpu.iowait"));
    CHECK_FALSE(value(shares, u"cpu.steal"));
}

TEST_CASE("iowait and idle that go back a little count as unchanged")
{
    const CpuTimes before{100, 0, 100, 1000, 50, 0, 0, 0, 0, 0};
    const CpuTimes now{150, 0, 150, 1100, 48, 0, 0, 0, 0, 0};

    const auto shares = cpuShares(before, now);

    CHECK(value(shares, u"cpu.iowait") == 0.0);
    CHECK(value(shares, u"cpu.totalUsage") == 50.0);
}

TEST_CASE("Any other column that falls means that counting began anew")
{
    const CpuTimes before{100, 10, 100, 1000, 50, 9, 9, 9, 9, 9};
    CpuTimes now{200, 20, 200, 2000, 100, 19, 19, 19, 19, 19};
    REQUIRE_FALSE(cpuShares(before, now).empty());

    SECTION("user")
    {
        now.user = 99;
    }
    SECTION("nice")
    {
        now.nice = 9;
    }
    SECTION("system")
    {
        now.system = 99;
    }
    SECTION("irq")
    {
        now.irq = 8;
    }
    SECTION("softirq")
    {
        now.softirq = 8;
    }
    SECTION("steal")
    {
        now.steal = 8;
    }

    CHECK(cpuShares(before, now).empty());
}

TEST_CASE("Two readings at the same moment give no shares")
{
    CHECK(cpuShares(zero, zero).empty());
}

TEST_CASE("A CPU has shares when it is in both readings")
{
    const CpuTimes later{50, 0, 0, 50, 0, 0, 0, 0, 0, 0};
    const ProcStat before = statOf(zero, {{0, zero}, {2, zero}});
    const ProcStat now = statOf(later, {{0, later}, {1, later}});

    const auto samples = cpuSamples(before, now);

    CHECK(value(samples, u"cpu.totalUsage") == 50.0);
    CHECK(value(samples, u"cpu[0].usage") == 50.0);
    CHECK(value(samples, u"cpu[0].idle") == 50.0);
    CHECK_FALSE(value(samples, u"cpu[1].usage"));
    CHECK_FALSE(value(samples, u"cpu[2].usage"));
}

TEST_CASE("Shares of a captured machine lie between 0 and 100 and fill the time")
{
    const auto before = parseProcStat(fixture(u"linux-debian12/stat.1"_s));
    const auto now = parseProcStat(fixture(u"linux-debian12/stat.2"_s));
    REQUIRE(before);
    REQUIRE(now);

    const auto samples = cpuSamples(*before, *now);

    CHECK(samples.size() == 30);
    double sum = 0;
    for (const auto* field :
         {u"user", u"nice", u"system", u"idle", u"iowait", u"irq", u"softirq", u"steal"}) {
        sum += value(samples, u"cpu."_s + QStringView(field).toString()).value();
    }
    CHECK(sum == Approx(100.0));
}

TEST_CASE("Activity of the CPUs is told per second")
{
    ProcStat before;
    before.contextSwitches = 1000;
    before.forks = 50;
    ProcStat now;
    now.contextSwitches = 3000;
    now.forks = 40;
    now.interrupts = 7;

    const auto rates = cpuActivityRates(before, now, 10);

    CHECK(value(rates, u"cpu.contextSwitches") == 200.0);
    CHECK_FALSE(value(rates, u"cpu.forks"));
    CHECK_FALSE(value(rates, u"cpu.interrupts"));
    CHECK(cpuActivityRates(before, now, 0).empty());
}

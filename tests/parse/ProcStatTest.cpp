// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/ProcStat.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;

using namespace Qt::StringLiterals;

TEST_CASE("Every column of a present kernel is read")
{
    const auto stat = parseProcStat("cpu  1 2 3 4 5 6 7 8 9 10\n"
                                    "cpu0 1 2 3 4 5 6 7 8 9 10\n"
                                    "intr 241249 0 0\nctxt 353497\nbtime 1795342403\n"
                                    "processes 6111\nprocs_running 4\nprocs_blocked 1\n"
                                    "softirq 1 2 3\n");

    REQUIRE(stat);
    const CpuTimes expected{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    CHECK(stat->total == expected);
    REQUIRE(stat->cpus.size() == 1);
    CHECK(stat->cpus[0] == CpuLine{0, expected});
    CHECK(stat->interrupts == 241'249U);
    CHECK(stat->contextSwitches == 353'497U);
    CHECK(stat->forks == 6'111U);
    CHECK(value(samplesOf(*stat), u"process.running") == 4.0);
    CHECK(value(samplesOf(*stat), u"process.blocked") == 1.0);
    CHECK(value(samplesOf(*stat), u"uptime.bootTime") == 1'795'342'403.0);
}

TEST_CASE("Columns that an old kernel lacks are absent, not zero")
{
    const auto stat = parseProcStat(fixture(u"linux-old/stat"_s));

    REQUIRE(stat);
    CHECK(stat->total.softirq == 456U);
    CHECK_FALSE(stat->total.steal);
    CHECK_FALSE(stat->total.guest);
    CHECK(stat->cpus.size() == 2);
}

TEST_CASE("A CPU off line has no line and the others keep their numbers")
{
    const auto stat = parseProcStat("cpu 9 9 9 9\ncpu3 1 1 1 1\ncpu0 2 2 2 2\ncpu3 5 5 5 5\n");

    REQUIRE(stat);
    REQUIRE(stat->cpus.size() == 2);
    CHECK(stat->cpus[0].number == 0);
    CHECK(stat->cpus[1].number == 3);
    CHECK(stat->cpus[1].times.user == 1U);
}

TEST_CASE("The first line alone is enough")
{
    const auto stat = parseProcStat("cpu  10510 0 6886 218788 4342 0 368 3360 0 0");

    REQUIRE(stat);
    CHECK(stat->cpus.empty());
    CHECK_FALSE(stat->contextSwitches);
    CHECK(samplesOf(*stat).empty());
}

TEST_CASE("A CPU number beyond reason is left out")
{
    const auto stat
        = parseProcStat("cpu 1 1 1 1\ncpu99999999999 1 1 1 1\ncpu-1 1 1 1 1\ncpux 1 1 1 1\n");

    REQUIRE(stat);
    CHECK(stat->cpus.empty());
}

TEST_CASE("Without the line of all CPUs /proc/stat is malformed")
{
    const QByteArray text = GENERATE(QByteArray(),
                                     QByteArray("cpu 1 2 3\n"),
                                     QByteArray("cpu a b c d\n"),
                                     QByteArray("ctxt 5\n"));

    const auto stat = parseProcStat(text);

    REQUIRE_FALSE(stat);
    CHECK(stat.error().code == ErrorCode::Malformed);
}

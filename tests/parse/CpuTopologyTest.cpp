// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/CpuTopology.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

TEST_CASE("The processor is counted after /sys, its caches as many as share them")
{
    const auto cpu = parseCpuTopology(
        "online=0-7\npresent=0-7\nnodeonline=0-1\ncores=4\npackages=2\nmaxFrequency=3600000\n",
        "name=index0\nlevel=1\ntype=Data\nsize=32K\nshared_cpu_list=0,4\n"
        "name=index1\nlevel=1\ntype=Instruction\nsize=32K\nshared_cpu_list=0,4\n"
        "name=index3\nlevel=3\ntype=Unified\nsize=8192K\nshared_cpu_list=0-1,4-5\n");

    REQUIRE(cpu);
    CHECK(cpu->threads == 8);
    CHECK(cpu->cores == 4);
    CHECK(cpu->sockets == 2);
    CHECK(cpu->numaNodes == 2);
    CHECK(cpu->frequencyMax == 3.6e9);
    CHECK(cpu->caches
          == QList<CpuCache>{{u"L1d"_s, 131'072}, {u"L1i"_s, 131'072}, {u"L3"_s, 16'777'216}});
}

TEST_CASE("A cache that does not divide the CPUs evenly is not counted")
{
    const auto cpu = parseCpuTopology(
        "online=0-4\n", "name=index0\nlevel=1\ntype=Data\nsize=32K\nshared_cpu_list=0-1\n");

    REQUIRE(cpu);
    CHECK(cpu->caches.isEmpty());
}

TEST_CASE("What /sys does not tell is absent, never zero")
{
    const auto cpu = parseCpuTopology("online=0\ncores=0\npackages=0\nmaxFrequency=\n", "");

    REQUIRE(cpu);
    CHECK_FALSE(cpu->cores);
    CHECK_FALSE(cpu->sockets);
    CHECK_FALSE(cpu->frequencyMax);
    CHECK(parseCpuTopology("online=7-3\n", "name=index0\n").error().code == ErrorCode::Malformed);
}

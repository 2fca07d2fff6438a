// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/CpuDetail.h"

#include "core/parse/CpuNames.h"
#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

TEST_CASE("Of x86, sockets and cores are counted")
{
    const auto cpu = parseCpuDetail(
        "processor\t: 0\nvendor_id\t: GenuineIntel\nmodel name\t: Xeon   X5670\n"
        "cpu cores\t: 6\nflags\t\t: fpu vme hypervisor\n",
        "     24 processor : 0\n     12 physical id\t: 1\n     12 physical id\t: 0\n"
        "     24 cpu cores\t: 6\n     24 model name\t: Xeon   X5670\n");

    REQUIRE(cpu);
    CHECK(cpu->vendor == u"GenuineIntel"_s);
    CHECK(cpu->model == u"Xeon X5670"_s);
    CHECK(cpu->sockets == 2);
    CHECK(cpu->cores == 12);
    CHECK(cpu->threads == 24);
    CHECK(hasHypervisorFlag(*cpu));
}

TEST_CASE("Sockets with unlike numbers of cores have no sum")
{
    const auto cpu = parseCpuDetail("model name : A\n",
                                    "6 processor : 0\n2 physical id : 0\n4 physical id : 1\n"
                                    "2 cpu cores : 2\n4 cpu cores : 4\n");

    REQUIRE(cpu);
    CHECK(cpu->sockets == 2);
    CHECK_FALSE(cpu->cores);
}

TEST_CASE("ARM is named by its implementer and part")
{
    const auto cpu = parseCpuDetail("processor\t: 0\nBogoMIPS\t: 108.00\nFeatures\t: fp asimd\n"
                                    "CPU implementer\t: 0x41\nCPU part\t: 0xd03\n",
                                    "6 processor : 0\n6 CPU implementer : 0x41\n"
                                    "4 CPU part : 0xd08\n2 CPU part : 0xd03\n");

    REQUIRE(cpu);
    CHECK(cpu->vendor == u"ARM"_s);
    CHECK(cpu->model == u"Cortex-A53 + Cortex-A72"_s);
    CHECK(cpu->flags == u"fp asimd"_s);
    CHECK(cpu->threads == 6);
    CHECK_FALSE(cpu->sockets);
}

TEST_CASE("An ARM part that isn't known keeps what the kernel calls it")
{
    const auto cpu
        = parseCpuDetail("model name : ARMv8 Processor rev 1\n",
                         "2 processor : 0\n2 CPU implementer : 0x41\n2 CPU part : 0x001\n");

    REQUIRE(cpu);
    CHECK(cpu->model == u"ARMv8 Processor rev 1"_s);
    CHECK(armCpu("0xzz", "0xd08") == ArmCpu{});
    CHECK(armCpu("0xc0", "0xac3") == ArmCpu{u"Ampere"_s, u"Ampere-1"_s});
}

TEST_CASE("POWER tells its clock")
{
    const auto cpu = parseCpuDetail("processor\t: 0\ncpu\t\t: POWER8 (raw), altivec supported\n"
                                    "clock\t\t: 2926.000000MHz\nrevision\t: 2.0 (pvr 004d 0200)\n",
                                    "4 processor : 0\n4 cpu : POWER8 (raw), altivec supported\n");

    REQUIRE(cpu);
    CHECK(cpu->vendor == u"IBM"_s);
    CHECK(cpu->model == u"POWER8"_s);
    CHECK(cpu->frequencyMax == 2.926e9);
    CHECK(cpu->threads == 4);
}

TEST_CASE("IBM Z is named by the machine type of its processors")
{
    const auto cpu = parseCpuDetail(
        "vendor_id       : IBM/S390\n# processors    : 2\nbogomips per cpu: 3033.00\n"
        "features\t: esan3 zarch stfle msa\n"
        "processor 0: version = FF,  identification = 0133E8,  machine = 2964\n"
        "processor 1: version = FF,  identification = 0133E8,  machine = 2964\n",
        "2 processor : 0\n");

    REQUIRE(cpu);
    CHECK(cpu->vendor == u"IBM"_s);
    CHECK(cpu->model == u"IBM z13"_s);
    CHECK(cpu->flags == u"esan3 zarch stfle msa"_s);
    CHECK(cpu->threads == 2);
}

TEST_CASE("RISC-V tells its core and its instruction set")
{
    const auto cpu = parseCpuDetail("processor\t: 0\nhart\t\t: 1\nisa\t\t: rv64imafdc\n"
                                    "mmu\t\t: sv39\nuarch\t\t: sifive,u74-mc\n",
                                    "4 processor : 0\n4 uarch : sifive,u74-mc\n");

    REQUIRE(cpu);
    CHECK(cpu->model == u"sifive,u74-mc"_s);
    CHECK(cpu->flags == u"rv64imafdc"_s);
    CHECK(cpu->threads == 4);
}

TEST_CASE("What is known stays, what is lacking is filled")
{
    Processor known;
    known.model = u"A"_s;
    known.sockets = 2;
    Processor other;
    other.model = u"B"_s;
    other.sockets = 1;
    other.cores = 8;

    complete(known, other);

    CHECK(known.model == u"A"_s);
    CHECK(known.sockets == 2);
    CHECK(known.cores == 8);
    CHECK(parseCpuDetail("", "").error().code == ErrorCode::Malformed);
}

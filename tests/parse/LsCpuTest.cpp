// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/LsCpu.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

TEST_CASE("lscpu's JSON of a recorded virtual machine is read")
{
    const auto cpu = parseLsCpu(fixture(u"linux-debian12/lscpu.json"_s));

    REQUIRE(cpu);
    const Processor& processor = cpu->processor;
    CHECK(processor.architecture == u"x86_64"_s);
    CHECK(processor.vendor == u"AuthenticAMD"_s);
    CHECK(processor.model == u"AMD EPYC"_s);
    CHECK(processor.sockets == 1);
    CHECK(processor.cores == 2);
    CHECK(processor.threads == 2);
    CHECK(processor.numaNodes == 1);
    CHECK_FALSE(processor.frequencyMax);
    CHECK(processor.caches
          == QList<CpuCache>{
              {u"L1d"_s, 65'536}, {u"L1i"_s, 65'536}, {u"L2"_s, 2'097'152}, {u"L3"_s, 33'554'432}});
    CHECK(processor.flags.startsWith(u"fpu vme"_s));
    CHECK(cpu->hypervisor == u"KVM"_s);
}

TEST_CASE("lscpu's text of an old version has no caches, for nobody knows how many there are")
{
    const auto cpu = parseLsCpu("Architecture:          x86_64\n"
                                "CPU(s):                24\n"
                                "On-line CPU(s) list:   0-11,16\n"
                                "Thread(s) per core:    2\n"
                                "Core(s) per socket:    6\n"
                                "Socket(s):             2\n"
                                "NUMA node(s):          2\n"
                                "Model name:            Intel(R) Xeon(R) CPU      X5670\n"
                                "CPU max MHz:           2927.0000\n"
                                "L1d cache:             32K\n");

    REQUIRE(cpu);
    CHECK(cpu->processor.model == u"Intel(R) Xeon(R) CPU X5670"_s);
    CHECK(cpu->processor.sockets == 2);
    CHECK(cpu->processor.cores == 12);
    CHECK(cpu->processor.threads == 13);
    CHECK(cpu->processor.frequencyMax == 2.927e9);
    CHECK(cpu->processor.caches.isEmpty());
}

TEST_CASE("Sizes with a prefix are bytes of all caches of a kind")
{
    const auto cpu
        = parseLsCpu("CPU(s): 12\nL1d cache: 384 KiB (12 instances)\n"
                     "L2 cache: 1.5 MiB (12 instances)\nL3 cache: 24 MiB (2 instances)\n");

    REQUIRE(cpu);
    CHECK(cpu->processor.caches
          == QList<CpuCache>{{u"L1d"_s, 393'216}, {u"L2"_s, 1'572'864}, {u"L3"_s, 25'165'824}});
}

TEST_CASE("Unlike cores of ARM are added up, by cluster")
{
    const auto cpu = parseLsCpu("Architecture: aarch64\nCPU(s): 6\nOn-line CPU(s) list: 0-5\n"
                                "Vendor ID: ARM\n"
                                "Model name: Cortex-A72\nThread(s) per core: 1\n"
                                "Core(s) per cluster: 2\nSocket(s): -\nCluster(s): 1\n"
                                "CPU max MHz: 1800.0000\n"
                                "Model name: Cortex-A53\nThread(s) per core: 1\n"
                                "Core(s) per cluster: 4\nSocket(s): -\nCluster(s): 1\n"
                                "CPU max MHz: 1416.0000\n");

    REQUIRE(cpu);
    CHECK(cpu->processor.model == u"Cortex-A53 + Cortex-A72"_s);
    CHECK(cpu->processor.cores == 6);
    CHECK_FALSE(cpu->processor.sockets);
    CHECK(cpu->processor.frequencyMax == 1.8e9);
}

TEST_CASE("POWER is named alike by every source")
{
    const auto cpu = parseLsCpu("Architecture: ppc64le\nCPU(s): 128\nOn-line CPU(s) list: 0-127\n"
                                "Model name: POWER9, altivec supported\nThread(s) per core: 4\n"
                                "Core(s) per socket: 16\nSocket(s): 2\nHypervisor vendor: pHyp\n");

    REQUIRE(cpu);
    CHECK(cpu->processor.model == u"POWER9"_s);
    CHECK(cpu->processor.cores == 32);
    CHECK(cpu->processor.threads == 128);
    CHECK(cpu->hypervisor == u"pHyp"_s);
}

TEST_CASE("IBM Z counts sockets by books and drawers, and has a machine type in place of a model")
{
    const auto cpu = parseLsCpu("Architecture: s390x\nCPU(s): 16\nOn-line CPU(s) list: 0-15\n"
                                "Vendor ID: IBM/S390\nMachine type: 8561\nThread(s) per core: 2\n"
                                "Core(s) per socket: 2\nSocket(s) per book: 2\n"
                                "Book(s) per drawer: 1\nDrawer(s): 2\nCPU dynamic MHz: 5200\n"
                                "CPU static MHz: 5200\nHypervisor: z/VM 7.2.0\n"
                                "Hypervisor vendor: IBM\n");

    REQUIRE(cpu);
    CHECK(cpu->processor.model == u"IBM z15"_s);
    CHECK(cpu->processor.sockets == 4);
    CHECK(cpu->processor.cores == 8);
    CHECK(cpu->processor.frequencyMax == 5.2e9);
    CHECK(cpu->hypervisor == u"z/VM 7.2.0"_s);
}

TEST_CASE("lscpu's JSON may be nested, as newer versions write it")
{
    const auto cpu = parseLsCpu(
        R"x({"lscpu":[{"field":"CPU(s):","data":"4","children":[)x"
        R"x({"field":"On-line CPU(s) list:","data":"0-3"}]},)x"
        R"x({"field":"Vendor ID:","data":"GenuineIntel","children":[)x"
        R"x({"field":"Model name:","data":"Xeon","children":[)x"
        R"x({"field":"Core(s) per socket:","data":"2"},{"field":"Socket(s):","data":"1"}]}]},)x"
        R"x({"field":"Caches (sum of all):","data":null,"children":[)x"
        R"x({"field":"L1d:","data":"65536 (2 instances)"}]}]})x");

    REQUIRE(cpu);
    CHECK(cpu->processor.threads == 4);
    CHECK(cpu->processor.model == u"Xeon"_s);
    CHECK(cpu->processor.cores == 2);
    CHECK(cpu->processor.caches == QList<CpuCache>{{u"L1d"_s, 65'536}});
}

TEST_CASE("What lscpu can't mean is absent")
{
    const auto cpu = parseLsCpu("CPU(s): 4\nSocket(s): 60000\nCore(s) per socket: 60000\n"
                                "NUMA node(s): 0\nCPU max MHz: 1e9\nL9x cache: 5\n"
                                "L1d cache: 99999999999999999999 GiB (2 instances)\n");

    REQUIRE(cpu);
    CHECK_FALSE(cpu->processor.cores);
    CHECK_FALSE(cpu->processor.numaNodes);
    CHECK_FALSE(cpu->processor.frequencyMax);
    CHECK(cpu->processor.caches.isEmpty());
    for (const QByteArrayView text : {"", "nothing", "{\"lscpu\":[", "{\"lscpu\":7}", "[1]"}) {
        CHECK(parseLsCpu(text).error().code == ErrorCode::Malformed);
    }
}

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/CpuDetail.h"
#include "core/parse/Disks.h"
#include "core/parse/DmiDecode.h"
#include "core/parse/Gpus.h"
#include "core/parse/LsCpu.h"
#include "tests/parse/ParseSupport.h"

#include <set>

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

/// A file of the public captures; nothing where there are none.
std::optional<QByteArray> capturedHardware(const QString& name)
{
    const QString corpus = qEnvironmentVariable("VEDETTE_CORPUS");
    if (corpus.isEmpty()) {
        WARN("skipped: VEDETTE_CORPUS is not set");
        return std::nullopt;
    }
    QFile file(corpus + u'/' + name);
    CAPTURE(name);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// Cores and sockets after `lscpu -p=CPU,Core,Socket`: an account of the same machine by itself.
std::pair<int, int> countedCores(const QByteArray& table)
{
    std::set<QByteArray> cores;
    std::set<QByteArray> sockets;
    const auto lines = table.split('\n');
    for (const QByteArray& line : lines) {
        const auto columns = line.split(',');
        if (!line.startsWith('#') && columns.size() >= 3) {
            cores.insert(columns[1] + ',' + columns[2]);
            sockets.insert(columns[2]);
        }
    }
    return {static_cast<int>(cores.size()), static_cast<int>(sockets.size())};
}

} // namespace

TEST_CASE("lscpu of capturedHardware machines agrees with its own table of CPUs")
{
    const QString machine = GENERATE(
        u"host"_s, u"host-vuln"_s, u"guest-kvm"_s, u"guest-kvm-nested"_s, u"guest-xen"_s);
    const QString start = u"ohai/outputs/lscpu-x86-"_s + machine;
    const auto text = capturedHardware(start + u".output"_s);
    if (!text) {
        return;
    }
    const auto table = capturedHardware(start + u"-cores.output"_s);

    const auto cpu = parseLsCpu(*text);

    INFO(machine.toStdString());
    REQUIRE(cpu);
    const auto [cores, sockets] = countedCores(*table);
    CHECK(cpu->processor.cores == cores);
    CHECK(cpu->processor.sockets == sockets);
    CHECK(cpu->processor.vendor == u"GenuineIntel"_s);
    CHECK_FALSE(cpu->processor.model.isEmpty());
    CHECK(cpu->hypervisor.isEmpty() == machine.startsWith(u"host"_s));
}

TEST_CASE("CPUs that are off line are not counted as logical CPUs")
{
    const auto text = capturedHardware(u"ohai/outputs/lscpu-x86-guest-vtx.output"_s);
    if (!text) {
        return;
    }

    const auto cpu = parseLsCpu(*text); // "CPU(s): 16", of which 0, 2, 5 and 9 are on line

    REQUIRE(cpu);
    CHECK(cpu->processor.threads == 4);
    CHECK(cpu->processor.sockets == 2);
}

TEST_CASE("lscpu of a newer capturedHardware machine tells all of its caches")
{
    const auto text = capturedHardware(u"ohai/outputs/lscpu-x86-host-rhel9.output"_s);
    if (!text) {
        return;
    }

    const auto cpu = parseLsCpu(*text);

    REQUIRE(cpu);
    CHECK(cpu->processor.cores == 12);
    CHECK(cpu->processor.threads == 12);
    CHECK(cpu->processor.numaNodes == 2);
    CHECK(cpu->processor.frequencyMax == 3.326e9);
    CHECK(cpu->processor.caches.size() == 4);
    CHECK(cpu->processor.caches.back() == CpuCache{u"L3"_s, 25'165'824});
}

TEST_CASE("/proc/cpuinfo of capturedHardware machines names them")
{
    const auto arm = capturedHardware(u"facter/fixtures/cpuinfo_arm64"_s);
    const auto power = capturedHardware(u"facter/fixtures/cpuinfo_powerpc"_s);
    if (!arm || !power) {
        return;
    }

    const auto named
        = parseCpuDetail(*arm, "2 processor : 0\n2 CPU implementer : 0x43\n2 CPU part : 0x0a1\n");
    const auto clocked = parseCpuDetail(power->first(power->indexOf("\n\n")), "4 processor : 0\n");

    REQUIRE(named);
    CHECK(named->vendor == u"Cavium"_s);
    CHECK(named->model == u"ThunderX"_s);
    REQUIRE(clocked);
    CHECK(clocked->model == u"POWER8"_s);
    CHECK(clocked->frequencyMax == 2.926e9);
}

TEST_CASE("dmidecode, lsblk and lspci of capturedHardware machines are read")
{
    const auto dmi = capturedHardware(u"facter/fixtures/dmi_decode_vmware"_s);
    if (!dmi) {
        return;
    }
    const auto decoded = parseDmiDecode(*dmi);
    REQUIRE(decoded);
    CHECK(decoded->serial.startsWith(u"VMware-42 1a ee"_s));
    CHECK_FALSE(decoded->memoryModules.contains(MemoryModule{}));

    const auto pairs = parseLsBlkPairs(*capturedHardware(u"facter/fixtures/lsblk_output_new"_s));
    REQUIRE(pairs);
    CHECK(pairs->front().name == u"/dev/sda"_s); // whoever capturedHardware it asked for paths

    // Without the numbers of the classes, as they were capturedHardware, nothing is a GPU for
    // certain.
    CHECK(gpusOf({*capturedHardware(u"facter/fixtures/lspci_aws"_s), {}, {}}).isEmpty());
    CHECK(gpusOf({*capturedHardware(u"facter/fixtures/lspci_vmware"_s), {}, {}}).isEmpty());
}

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/HardwareText.h"

#include "tests/support/Catch.h"

#include <algorithm>

using namespace vedette;
using namespace Qt::StringLiterals;
using text::HardwareRow;

namespace {

constexpr double gibibyte = 1024.0 * 1024 * 1024;

QString valueAt(const std::vector<HardwareRow>& rows, const QString& group, const QString& label)
{
    const auto found = std::ranges::find_if(
        rows, [&](const HardwareRow& row) { return row.group == group && row.label == label; });
    return found == rows.end() ? QString() : found->value;
}

} // namespace

TEST_CASE("Hardware is told in groups of rows, and what is not known has none")
{
    Hardware hardware;
    hardware.kernel = u"Linux 6.1"_s;
    hardware.processor.model = u"AMD EPYC 7302"_s;
    hardware.processor.cores = 16;
    hardware.processor.frequencyMax = 3.3e9;
    hardware.processor.caches = {{u"L1d"_s, 524'288}, {u"L3"_s, 134'217'728}};
    hardware.memoryTotal = 64 * gibibyte;

    const auto rows = text::hardwareRows(hardware);

    CHECK(valueAt(rows, u"System"_s, u"Kernel"_s) == u"Linux 6.1"_s);
    CHECK(valueAt(rows, u"Processor"_s, u"Model"_s) == u"AMD EPYC 7302"_s);
    CHECK(valueAt(rows, u"Processor"_s, u"Cores"_s) == u"16"_s);
    CHECK(valueAt(rows, u"Processor"_s, u"Highest frequency"_s) == u"3.3 GHz"_s);
    CHECK(valueAt(rows, u"Processor"_s, u"Caches"_s) == u"L1d 512 KiB, L3 128 MiB"_s);
    CHECK(valueAt(rows, u"Memory"_s, u"Total"_s) == u"64 GiB"_s);
    CHECK(rows.size() == 6);
    CHECK(text::hardwareRows({}).empty());
}

TEST_CASE("Disks, network cards and graphics have a row each")
{
    Hardware hardware;
    hardware.disks = {{u"sda"_s, u"ST4000"_s, u"ZC1"_s, 4096 * gibibyte, true, u"sata"_s},
                      {u"vda"_s, {}, {}, 256 * gibibyte, true, u"virtio"_s}};
    hardware.networkCards = {{u"eno1"_s, u"24:01"_s, u"ixgbe"_s, u"up"_s, 1.25e9},
                             {u"eth0"_s, u"02:01"_s, u"e100"_s, u"down"_s, 1.25e7}};
    hardware.gpus = {{u"Tesla T4"_s, u"NVIDIA Corporation"_s, 15 * gibibyte}};

    const auto rows = text::hardwareRows(hardware);

    CHECK(valueAt(rows, u"Disks"_s, u"sda"_s)
          == u"ST4000, 4 TiB, rotating, sata, serial number ZC1"_s);
    CHECK(valueAt(rows, u"Disks"_s, u"vda"_s) == u"256 GiB, virtio"_s);
    CHECK(valueAt(rows, u"Network cards"_s, u"eno1"_s) == u"24:01, ixgbe, up, 10 Gbit/s"_s);
    CHECK(valueAt(rows, u"Network cards"_s, u"eth0"_s) == u"02:01, e100, down, 100 Mbit/s"_s);
    CHECK(valueAt(rows, u"Graphics"_s, u"Graphics processor"_s)
          == u"Tesla T4, NVIDIA Corporation, 15 GiB"_s);
}

TEST_CASE("A change is one sentence")
{
    CHECK(text::changeSentence({HardwarePart::Memory, {}, 128 * gibibyte, 64 * gibibyte})
          == u"Memory: 64 GiB, before 128 GiB"_s);
    CHECK(text::changeSentence({HardwarePart::Threads, {}, 64.0, 32.0})
          == u"Logical CPUs: 32, before 64"_s);
    CHECK(text::changeSentence({HardwarePart::Disk, u"sdb"_s, u"SSD S2"_s, {}})
          == u"Disk sdb: removed, it was SSD S2"_s);
    CHECK(text::changeSentence({HardwarePart::Disk, u"sdb"_s, {}, u"SSD %1 S3"_s})
          == u"Disk sdb: new, SSD %1 S3"_s);
    CHECK(text::changeSentence({HardwarePart::DiskSize, u"sda"_s, 1e12, 1e12 + 512})
          == u"Size of disk sda: 1000000000512 bytes, before 1000000000000 bytes"_s);
}

TEST_CASE("Every part of hardware has words")
{
    for (int i = 0; i <= static_cast<int>(HardwarePart::Kernel); ++i) {
        const HardwareChange change{static_cast<HardwarePart>(i), {}, u"a"_s, u"b"_s};

        CHECK_FALSE(text::changeSentence(change).startsWith(u':'));
    }
}

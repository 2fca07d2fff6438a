// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/HardwareChange.h"

#include "tests/support/Catch.h"

using namespace vedette;
using namespace Qt::StringLiterals;

namespace {

constexpr double gibibyte = 1024.0 * 1024 * 1024;

Hardware usualHardware()
{
    Hardware hardware;
    hardware.board.vendor = u"Dell Inc."_s;
    hardware.board.product = u"R640"_s;
    hardware.processor.model = u"Xeon"_s;
    hardware.processor.threads = 64;
    hardware.memoryTotal = 64 * gibibyte;
    hardware.disks = {{u"sda"_s, u"SSD"_s, u"S1"_s, 480e9, false, u"sata"_s},
                      {u"sdb"_s, u"SSD"_s, u"S2"_s, 480e9, false, u"sata"_s}};
    hardware.networkCards = {{u"eno1"_s, u"24:01"_s, u"ixgbe"_s, u"up"_s, 1.25e9}};
    hardware.operatingSystem = u"Debian 11"_s;
    hardware.kernel = u"Linux 5.10"_s;
    return hardware;
}

} // namespace

TEST_CASE("The same hardware has not changed")
{
    CHECK(hardwareChanges(usualHardware(), usualHardware()).empty());
    CHECK(hardwareChanges({}, usualHardware()).empty());
}

TEST_CASE("What is not known any more has not changed")
{
    CHECK(hardwareChanges(usualHardware(), {}).empty());
}

TEST_CASE("What comes and goes by itself is no change")
{
    Hardware after = usualHardware();
    after.memoryTotal = 63.5 * gibibyte;
    after.networkCards[0].state = u"down"_s;
    after.networkCards[0].speed.reset();

    CHECK(hardwareChanges(usualHardware(), after).empty());
}

TEST_CASE("Memory that is gone is a change")
{
    Hardware after = usualHardware();
    after.memoryTotal = 32 * gibibyte;

    const auto changes = hardwareChanges(usualHardware(), after);

    CHECK(changes
          == std::vector<HardwareChange>{{HardwarePart::Memory, {}, 64 * gibibyte, 32 * gibibyte}});
}

TEST_CASE("CPUs, kernel and system are compared")
{
    Hardware after = usualHardware();
    after.processor.threads = 32;
    after.operatingSystem = u"Debian 12"_s;
    after.kernel = u"Linux 6.1"_s;

    const auto changes = hardwareChanges(usualHardware(), after);

    CHECK(changes
          == std::vector<HardwareChange>{
              {HardwarePart::Threads, {}, 64.0, 32.0},
              {HardwarePart::OperatingSystem, {}, u"Debian 11"_s, u"Debian 12"_s},
              {HardwarePart::Kernel, {}, u"Linux 5.10"_s, u"Linux 6.1"_s}});
}

TEST_CASE("A disk is the same by its serial number, whatever it is called now")
{
    Hardware after = usualHardware();
    std::swap(after.disks[0].name, after.disks[1].name);

    CHECK(hardwareChanges(usualHardware(), after).empty());
}

TEST_CASE("A disk that was replaced is gone, and another is new")
{
    Hardware after = usualHardware();
    after.disks[1].serial = u"S3"_s;

    const auto changes = hardwareChanges(usualHardware(), after);

    CHECK(changes
          == std::vector<HardwareChange>{{HardwarePart::Disk, u"sdb"_s, u"SSD S2"_s, {}},
                                         {HardwarePart::Disk, u"sdb"_s, {}, u"SSD S3"_s}});
}

TEST_CASE("A disk whose serial number is known only now is the same; one that grew is told")
{
    Hardware before = usualHardware();
    before.disks[0].serial.clear();
    Hardware after = usualHardware();
    after.disks[1].size = 960e9;

    const auto changes = hardwareChanges(before, after);

    CHECK(changes == std::vector<HardwareChange>{{HardwarePart::DiskSize, u"sdb"_s, 480e9, 960e9}});
}

TEST_CASE("A network card is the same by its address, else by its name")
{
    Hardware renamed = usualHardware();
    renamed.networkCards[0].name = u"ens1"_s;
    Hardware replaced = usualHardware();
    replaced.networkCards[0].address = u"24:02"_s;
    Hardware added = usualHardware();
    added.networkCards += NetworkCard{u"eno2"_s, u"24:09"_s, {}, {}, {}};

    CHECK(hardwareChanges(usualHardware(), renamed).empty());
    CHECK(hardwareChanges(usualHardware(), replaced)
          == std::vector<HardwareChange>{
              {HardwarePart::NetworkCard, u"eno1"_s, u"24:01"_s, u"24:02"_s}});
    CHECK(hardwareChanges(usualHardware(), added)
          == std::vector<HardwareChange>{{HardwarePart::NetworkCard, u"eno2"_s, {}, u"24:09"_s}});
}

TEST_CASE("Memory modules are told by their slot, even where slots are called alike")
{
    const MemoryModule big{u"DIMM 0"_s, 32 * gibibyte, {}, {}, {}, {}};
    const MemoryModule small{u"DIMM 0"_s, 16 * gibibyte, {}, {}, {}, {}};
    Hardware before;
    before.memoryModules = {big, big};
    Hardware after;
    after.memoryModules = {small, big};
    Hardware fewer;
    fewer.memoryModules = {big};

    CHECK(hardwareChanges(before, after)
          == std::vector<HardwareChange>{
              {HardwarePart::MemoryModule, u"DIMM 0"_s, 32 * gibibyte, 16 * gibibyte}});
    CHECK(hardwareChanges(before, fewer)
          == std::vector<HardwareChange>{
              {HardwarePart::MemoryModule, u"DIMM 0"_s, 32 * gibibyte, {}}});
}

TEST_CASE("Every part has a name of its own, and comes back from it")
{
    for (int i = 0; i <= static_cast<int>(HardwarePart::Kernel); ++i) {
        const auto part = static_cast<HardwarePart>(i);

        CHECK_FALSE(hardwarePartName(part).isEmpty());
        CHECK(hardwarePartNamed(hardwarePartName(part)) == part);
    }
    CHECK_FALSE(hardwarePartNamed(u"colour"_s));
}

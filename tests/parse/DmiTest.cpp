// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Dmi.h"

#include "core/parse/DmiDecode.h"
#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

TEST_CASE("A machine is named after DMI")
{
    const auto board = parseDmi("sys_vendor=Dell Inc.\nproduct_name=PowerEdge R640\n"
                                "product_serial=ABC1234\nboard_vendor=Dell Inc.\n"
                                "board_name=0W23H8\nbios_version=2.1.8\nbios_date=04/30/2019\n"
                                "chassis_type=23\n");

    REQUIRE(board);
    CHECK(*board
          == Board{u"Dell Inc."_s,
                   u"PowerEdge R640"_s,
                   u"ABC1234"_s,
                   u"0W23H8"_s,
                   u"2.1.8, 04/30/2019"_s,
                   u"Rack Mount Chassis"_s,
                   {}});
}

TEST_CASE("A maker who left his fields empty is not known")
{
    const auto board
        = parseDmi("sys_vendor=System manufacturer\nproduct_name=To be filled by O.E.M.\n"
                   "board_vendor=ASUSTeK\nboard_name=P8H67\nchassis_type=99\n");

    REQUIRE(board);
    CHECK(board->vendor.isEmpty());
    CHECK(board->product.isEmpty());
    CHECK(board->board == u"ASUSTeK P8H67"_s);
    CHECK(board->chassis.isEmpty());
    CHECK(parseDmi("sys_vendor=None\n").error().code == ErrorCode::Malformed);
}

TEST_CASE("A board without DMI is named by its device tree")
{
    const auto board = parseDeviceTree("model=Raspberry Pi 4 Model B Rev 1.4\n\n"
                                       "serial-number=10000000abcdef01\n\n");

    REQUIRE(board);
    CHECK(board->product == u"Raspberry Pi 4 Model B Rev 1.4"_s);
    CHECK(board->serial == u"10000000abcdef01"_s);
    CHECK(parseDeviceTree("").error().code == ErrorCode::Malformed);
}

TEST_CASE("IBM Z is named by /proc/sysinfo")
{
    const auto board = parseSysInfo("Manufacturer:         IBM\nType:                 8561\n"
                                    "Model:                703              T01\n"
                                    "Sequence Code:        00000000000ABCDE\n\n"
                                    "VM00 Name:            LINUX1\n"
                                    "VM00 Control Program: z/VM    7.2.0\n");

    REQUIRE(board);
    CHECK(board->vendor == u"IBM"_s);
    CHECK(board->product == u"IBM z15 (8561)"_s);
    CHECK(board->serial == u"00000000000ABCDE"_s);
    CHECK(board->virtualisation == u"zvm"_s);
    CHECK(parseSysInfo("noise\n").error().code == ErrorCode::Malformed);
}

TEST_CASE("dmidecode tells the modules of the memory, without the empty slots")
{
    const auto decoded = parseDmiDecode(
        "# dmidecode 3.3\nHandle 0x0100, DMI type 1, 27 bytes\n"
        "System Information\n\tManufacturer: Dell Inc.\n\tSerial Number: ABC1234\n\n"
        "Handle 0x1100, DMI type 17, 84 bytes\nMemory Device\n\tSize: 32 GB\n"
        "\tLocator: A1\n\tBank Locator: Not Specified\n\tType: DDR4\n"
        "\tSpeed: 2666 MT/s\n\tManufacturer: Samsung\n"
        "\tSerial Number: 11223344\n\tPart Number: M393A4K40CB2-CTD    \n"
        "\tConfigured Memory Speed: 2400 MT/s\n\n"
        "Handle 0x1101, DMI type 17, 84 bytes\nMemory Device\n"
        "\tSize: No Module Installed\n\tLocator: A2\n\tType: Unknown\n");

    REQUIRE(decoded);
    CHECK(decoded->serial == u"ABC1234"_s);
    CHECK(decoded->memoryModules
          == QList<MemoryModule>{{u"A1"_s,
                                  34'359'738'368,
                                  u"DDR4"_s,
                                  u"2666 MT/s"_s,
                                  u"Samsung"_s,
                                  u"M393A4K40CB2-CTD"_s}});
    CHECK(parseDmiDecode("# dmidecode 3.4\n# No SMBIOS nor DMI entry point found, sorry.\n")
              .error()
              .code
          == ErrorCode::Malformed);
}

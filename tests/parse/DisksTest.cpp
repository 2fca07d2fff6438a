// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Disks.h"

#include "core/parse/Scanner.h"
#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

TEST_CASE("lsblk's JSON is read: disks with a medium, nothing that is none")
{
    const auto disks = parseLsBlk(
        R"({"blockdevices":[)"
        R"({"name":"loop0","type":"loop","model":null,"serial":null,"size":4096,"rota":false,"tran":null},)"
        R"({"name":"zram0","type":"disk","model":null,"serial":null,"size":8192,"rota":false,"tran":null},)"
        R"({"name":"sda","type":"disk","model":"ST4000NM0035","serial":"ZC1","size":4000787030016,"rota":true,"tran":"sata"},)"
        R"({"name":"sdb","type":"disk","model":"Card Reader","serial":"X","size":0,"rota":true,"tran":"usb"},)"
        R"({"name":"vda","type":"disk","model":null,"serial":null,"size":274877906944,"rota":true,"tran":null},)"
        R"({"name":"sr0","type":"rom","model":"DVD","serial":"Y","size":1073741312,"rota":true,"tran":"ata"}]})");

    REQUIRE(disks);
    CHECK(
        *disks
        == QList<Disk>{{u"sda"_s, u"ST4000NM0035"_s, u"ZC1"_s, 4'000'787'030'016, true, u"sata"_s},
                       {u"vda"_s, {}, {}, 274'877'906'944, true, u"virtio"_s}});
}

TEST_CASE("lsblk's older JSON has numbers and truths as text")
{
    const auto disks = parseLsBlk(
        R"({"blockdevices":[{"name":"nvme0n1","type":"disk","model":"Samsung SSD 970 ","serial":"S5",)"
        R"("size":"500107862016","rota":"0","tran":"nvme"}]})");

    REQUIRE(disks);
    CHECK(*disks
          == QList<Disk>{
              {u"nvme0n1"_s, u"Samsung SSD 970"_s, u"S5"_s, 500'107'862'016, false, u"nvme"_s}});
}

TEST_CASE("lsblk's pairs are read, with what it had to escape")
{
    const auto disks = parseLsBlkPairs(
        R"(NAME="sda" TYPE="disk" MODEL="ACME \x22Big\x22 = 1" SERIAL="A=B" SIZE="1000204886016" ROTA="1" TRAN="sas")"
        "\n"
        R"(NAME="sr0" TYPE="rom" MODEL="DVD" SERIAL="" SIZE="1073741312" ROTA="1" TRAN="ata")"
        "\n");

    REQUIRE(disks);
    CHECK(*disks
          == QList<Disk>{
              {u"sda"_s, u"ACME \"Big\" = 1"_s, u"A=B"_s, 1'000'204'886'016, true, u"sas"_s}});
}

TEST_CASE("/sys/block is read where there is no lsblk")
{
    const auto disks = parseSysBlock(
        "name=loop0\nsize=8\nname=sda\nsize=2048\nqueue/rotational=0\ndevice/vendor=ATA\n"
        "device/model=SSD 860\nname=sdb\nsize=4096\ndevice/vendor=HGST\ndevice/model=HUH72\n"
        "name=vda\nsize=2097152\nqueue/rotational=1\ndevice/vendor=0x1af4\nserial=disk-7\n"
        "name=md0\nsize=8\nname=sdc\nsize=0\n");

    REQUIRE(disks);
    CHECK(*disks
          == QList<Disk>{{u"sda"_s, u"SSD 860"_s, {}, 1'048'576, false, {}},
                         {u"sdb"_s, u"HGST HUH72"_s, {}, 2'097'152, std::nullopt, {}},
                         {u"vda"_s, {}, u"disk-7"_s, 1'073'741'824, true, u"virtio"_s}});
}

TEST_CASE("A server without disks has an empty list; an answer that is none is an error")
{
    CHECK(parseLsBlk(R"({"blockdevices":[]})")->isEmpty());
    CHECK(parseLsBlk(R"({"blockdevices":[)").error().code == ErrorCode::Malformed);
    CHECK(parseLsBlk("").error().code == ErrorCode::Malformed);
    CHECK(parseLsBlkPairs("lsblk: unknown column\n").error().code == ErrorCode::Malformed);
    CHECK(parseSysBlock("").error().code == ErrorCode::Malformed);
}

TEST_CASE("No server has endless disks")
{
    const QByteArray row("NAME=\"sda\" TYPE=\"disk\" SIZE=\"512\"\n");

    const auto disks = parseLsBlkPairs(row.repeated(4000));

    REQUIRE(disks);
    CHECK(disks->size() == static_cast<qsizetype>(maxEntities));
}

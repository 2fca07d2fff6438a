// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/DiskStats.h"

#include "tests/parse/ParseSupport.h"

#include <QStringList>

using namespace vedette;
using namespace vedette::parse;

using namespace Qt::StringLiterals;

namespace {

QStringList namesOf(const std::vector<DiskCounters>& disks)
{
    QStringList names;
    for (const DiskCounters& disk : disks) {
        names.append(disk.device);
    }
    return names;
}

} // namespace

TEST_CASE("Whole devices, md and dm are shown and partitions, loop, ram and zram are not")
{
    const auto disks = parseDiskStats(fixture(u"linux-handmade/diskstats"_s));

    REQUIRE(disks);
    CHECK(namesOf(*disks)
          == QStringList{u"sda"_s,
                         u"sdb"_s,
                         u"nvme0n1"_s,
                         u"mmcblk0"_s,
                         u"vda"_s,
                         u"xvda1"_s,
                         u"xvdb"_s,
                         u"md0"_s,
                         u"dm-0"_s});
}

TEST_CASE("Rows of 14, 18 and 20 columns are read as far as they go")
{
    const auto disks = parseDiskStats(fixture(u"linux-handmade/diskstats"_s));

    REQUIRE(disks);
    const DiskCounters sda{u"sda"_s, 100, 1000, 50, 200, 2000, 100, 120, 150, 7, 11};
    CHECK(disks->at(0) == sda);
    CHECK(disks->at(1).discardOps == 1U);
    CHECK_FALSE(disks->at(1).flushOps);
    CHECK_FALSE(disks->at(2).discardOps);
}

TEST_CASE("The short rows of a 2.6 kernel's partitions are left out")
{
    const auto disks = parseDiskStats(fixture(u"linux-old/diskstats"_s));

    REQUIRE(disks);
    CHECK(namesOf(*disks) == QStringList{u"hda"_s, u"hdc"_s});
    CHECK(disks->at(0).writeSectors == 5'922'052U);
}

TEST_CASE("A machine with loop devices alone has no disks")
{
    const auto disks = parseDiskStats("   7       0 loop0 0 0 0 0 0 0 0 0 0 0 0\n");

    REQUIRE(disks);
    CHECK(disks->empty());
}

TEST_CASE("A device that is listed twice counts once")
{
    const auto disks
        = parseDiskStats("8 0 sda 1 0 1 1 1 0 1 1 0 1 1\n8 0 sda 9 0 9 9 9 0 9 9 0 9 9\n");

    REQUIRE(disks);
    REQUIRE(disks->size() == 1);
    CHECK(disks->at(0).readOps == 1U);
}

TEST_CASE("No more than 256 disks are kept")
{
    QByteArray text;
    for (int i = 0; i < 1000; ++i) {
        text += "8 0 disk" + QByteArray::number(i) + "x 1 0 1 1 1 0 1 1 0 1 1\n";
    }

    const auto disks = parseDiskStats(text);

    REQUIRE(disks);
    CHECK(disks->size() == 256);
}

TEST_CASE("Without a readable row diskstats is malformed")
{
    const QByteArray text = GENERATE(QByteArray(),
                                     QByteArray("8 0 sda 1 2 3\n"),
                                     QByteArray("8 0 sda 1 0 1 1 1 0 -1 1 0 1 1\n"));

    const auto disks = parseDiskStats(text);

    REQUIRE_FALSE(disks);
    CHECK(disks.error().code == ErrorCode::Malformed);
}

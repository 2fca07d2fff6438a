// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/DiskFree.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;

using namespace Qt::StringLiterals;

namespace {

DiskFreeRow only(const QByteArray& line)
{
    const auto rows = parseDiskFree(line);
    REQUIRE(rows);
    REQUIRE(rows->size() == 1);
    return rows->front();
}

} // namespace

TEST_CASE("GNU's and busybox's df tell the same of the root")
{
    const QString tool = GENERATE(u"df_kP"_s, u"busybox_df_kP"_s);

    const auto rows = parseDiskFree(fixture(u"linux-debian12/"_s + tool));

    REQUIRE(rows);
    const auto root = std::ranges::find(*rows, QByteArray("/"), &DiskFreeRow::mountPoint);
    REQUIRE(root != rows->end());
    CHECK(root->device == QByteArray("/dev/vda"));
    CHECK(root->total == 264'212'084U);
    CHECK(root->used.value() + root->available.value() < root->total.value());
}

TEST_CASE("Inodes are read from GNU's and from busybox's df")
{
    const QString tool = GENERATE(u"df_iP"_s, u"busybox_df_iP"_s);

    const auto rows = parseDiskFree(fixture(u"linux-debian12/"_s + tool));

    REQUIRE(rows);
    const auto root = std::ranges::find(*rows, QByteArray("/"), &DiskFreeRow::mountPoint);
    REQUIRE(root != rows->end());
    CHECK(root->total == 16'777'216U);
}

TEST_CASE("Blanks in device and mount point are kept")
{
    const DiskFreeRow row = only("//nas/my  share 1 2  100 40 60 40% /mnt/a  b 1 2 3 4% /c\n");

    CHECK(row.device == QByteArray("//nas/my  share 1 2"));
    CHECK(row.mountPoint == QByteArray("/mnt/a  b 1 2 3 4% /c"));
    CHECK(row.total == 100U);
    CHECK(row.used == 40U);
    CHECK(row.available == 60U);
}

TEST_CASE("A figure that df doesn't know is absent")
{
    const DiskFreeRow unknown = only("filer:/export - - - - /nfs\n");
    CHECK_FALSE(unknown.total);
    CHECK_FALSE(unknown.used);
    CHECK_FALSE(unknown.available);

    const DiskFreeRow negative = only("/dev/sda1 100 120 -20 120% /\n");
    CHECK(negative.used == 120U);
    CHECK_FALSE(negative.available);
}

TEST_CASE("Headers, messages and broken rows are left out")
{
    const QByteArray text
        = GENERATE(QByteArray(),
                   QByteArray("Filesystem 1024-blocks Used Available Capacity Mounted on\n"),
                   QByteArray("df: /mnt: Permission denied\n"),
                   QByteArray("/dev/sda1 100 40 60 40%\n"),
                   QByteArray("/dev/sda1 100 40 60 40% mnt\n"),
                   QByteArray("100 40 60 40% /\n"));

    const auto rows = parseDiskFree(text);

    REQUIRE_FALSE(rows);
    CHECK(rows.error().code == ErrorCode::Malformed);
}

TEST_CASE("One table of GNU's df tells of space and inodes")
{
    const auto table = parseDiskFreeTable(
        "Filesystem     1K-blocks     Used   Avail Use%  Inodes IUsed   IFree IUse% Mounted on\n"
        "/dev/vda       264212084 51231640 202000000  21% 16777216 90000 16687216    1% /\n"
        "//nas/my share      1000      400       600  40%        -     -        -     - /mnt/a b "
        "1%\n"
        "tmpfs               1000        - hello\n"
        "odd                    5       -1         6    -        7     8        9    9% /odd\n");

    REQUIRE(table);
    REQUIRE(table->space.size() == 3);
    REQUIRE(table->inodes.size() == 3);
    CHECK(table->space[0] == DiskFreeRow{"/dev/vda", "/", 264'212'084U, 51'231'640U, 202'000'000U});
    CHECK(table->inodes[0] == DiskFreeRow{"/dev/vda", "/", 16'777'216U, 90'000U, 16'687'216U});
    CHECK(table->space[1] == DiskFreeRow{"//nas/my share", "/mnt/a b 1%", 1000U, 400U, 600U});
    CHECK(table->inodes[1] == DiskFreeRow{"//nas/my share", "/mnt/a b 1%", {}, {}, {}});
    CHECK(table->space[2] == DiskFreeRow{"odd", "/odd", 5U, {}, 6U});
    CHECK_FALSE(parseDiskFreeTable("df: unrecognized option\n"));
    CHECK_FALSE(parseDiskFreeTable({}));
}

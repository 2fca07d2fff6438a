// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Mounts.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;

TEST_CASE("Escapes of the kernel are undone in devices and mount points")
{
    const auto mounts = parseMounts("//nas/my\\040share /mnt/tab\\011\\134back\\043 cifs rw 0 0\n");

    REQUIRE(mounts);
    REQUIRE(mounts->size() == 1);
    CHECK(mounts->at(0).device == QByteArray("//nas/my share"));
    CHECK(mounts->at(0).mountPoint == QByteArray("/mnt/tab\t\\back#"));
    CHECK(mounts->at(0).type == QByteArray("cifs"));
}

TEST_CASE("A backslash that starts no escape stays")
{
    const auto mounts = parseMounts("a\\04 /b\\09x ext4 rw 0 0\n");

    REQUIRE(mounts);
    CHECK(mounts->at(0).device == QByteArray("a\\04"));
    CHECK(mounts->at(0).mountPoint == QByteArray("/b\\09x"));
}

TEST_CASE("A file system is read-only when its first option says so")
{
    const auto mounts
        = parseMounts("a /a ext4 ro 0 0\nb /b ext4 ro,noatime 0 0\n"
                      "c /c ext4 rw,errors=remount-ro 0 0\nd /d ext4 rootcontext=x 0 0\n");

    REQUIRE(mounts);
    CHECK(mounts->at(0).isReadOnly);
    CHECK(mounts->at(1).isReadOnly);
    CHECK_FALSE(mounts->at(2).isReadOnly);
    CHECK_FALSE(mounts->at(3).isReadOnly);
}

TEST_CASE("Lines that are no mounts are left out")
{
    const auto mounts = parseMounts("/dev/sda1\n/mnt ext4 rw 0 0 0\n/dev/sdb1 /b ext4 rw 0 0\n");

    REQUIRE(mounts);
    REQUIRE(mounts->size() == 1);
    CHECK(mounts->at(0).mountPoint == QByteArray("/b"));
    CHECK_FALSE(parseMounts(""));
    CHECK(parseMounts("x").error().code == ErrorCode::Malformed);
}

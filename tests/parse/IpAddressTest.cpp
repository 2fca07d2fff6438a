// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/IpAddress.h"

#include "tests/support/Catch.h"

using namespace vedette::parse;
using namespace Qt::StringLiterals;

TEST_CASE("Addresses of /proc/net are written as people know them, in either byte order")
{
    const auto [little, big, address] = GENERATE(table<const char*, const char*, const char*>(
        {{"0100007F", "7F000001", "127.0.0.1"},
         {"00000000", "00000000", "0.0.0.0"},
         {"0AC1A8C0", "C0A8C10A", "192.168.193.10"},
         {"00000000000000000000000000000000", "00000000000000000000000000000000", "::"},
         {"00000000000000000000000001000000", "00000000000000000000000000000001", "::1"},
         {"0000000000000000FFFF00000A0200C0",
          "00000000000000000000FFFFC000020A",
          "::ffff:192.0.2.10"},
         {"B80D0120000000000000000001000000", "20010DB8000000000000000000000001", "2001:db8::1"},
         {"000080FE00000000FF565002D3FA46FE",
          "FE80000000000000025056FFFE46FAD3",
          "fe80::250:56ff:fe46:fad3"},
         {"B80D0120010000000100000001000000",
          "20010DB8000000010000000100000001",
          "2001:db8:0:1:0:1:0:1"}}));

    CHECK(addressFromProc(little, ByteOrder::LittleEndian) == QString::fromLatin1(address));
    CHECK(addressFromProc(big, ByteOrder::BigEndian) == QString::fromLatin1(address));
}

TEST_CASE("What is no address of /proc/net is none")
{
    const auto* const text = GENERATE(
        "", "7F", "0100007G", "-100007F", "0100007F00", "0000000000000000000000000100000 ");

    CHECK_FALSE(addressFromProc(text, ByteOrder::LittleEndian));
}

TEST_CASE("The byte order is known by the architecture where that has only one")
{
    CHECK(byteOrderOf(u"x86_64") == ByteOrder::LittleEndian);
    CHECK(byteOrderOf(u"ppc64le") == ByteOrder::LittleEndian);
    CHECK(byteOrderOf(u"armv7l") == ByteOrder::LittleEndian);
    CHECK(byteOrderOf(u"armv7b") == ByteOrder::BigEndian);
    CHECK(byteOrderOf(u"s390x") == ByteOrder::BigEndian);
    CHECK(byteOrderOf(u"ppc64") == ByteOrder::BigEndian);
    CHECK_FALSE(byteOrderOf(u"mips"));
    CHECK_FALSE(byteOrderOf(u""));
}

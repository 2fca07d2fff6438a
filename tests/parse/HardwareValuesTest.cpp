// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/HardwareValues.h"

#include "core/parse/KeyedRows.h"
#include "core/parse/Scanner.h"
#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

TEST_CASE("Sizes of every tool are bytes")
{
    const auto [text, bytes] = GENERATE(table<QByteArray, double>({{"32K", 32'768},
                                                                   {"1.5 MiB", 1'572'864},
                                                                   {"16384 MB", 17'179'869'184},
                                                                   {"65536", 65'536},
                                                                   {"512 bytes", 512},
                                                                   {"2 TB", 2'199'023'255'552}}));

    CHECK(sizeOf(text) == bytes);
}

TEST_CASE("What is no size is none")
{
    const QByteArray text
        = GENERATE("", "0", "K", "-1", "5 X", "1 Kx", "nan", "1.2.3", "9e9", "99999999999 TB");

    CHECK_FALSE(sizeOf(text));
}

TEST_CASE("Lists of CPUs are counted")
{
    const auto [list, count] = GENERATE(
        table<QByteArray, int>({{"0", 1}, {"0-3", 4}, {"0-3,8-11", 8}, {" 0,2,4\n", 3}}));

    CHECK(listedCount(list) == count);
}

TEST_CASE("Lists that can't be are not counted")
{
    const QByteArray list = GENERATE("", "-", "3-1", "0-", "a", "0,,1", "0-99999999999", "0-70000");

    CHECK_FALSE(listedCount(list));
}

TEST_CASE("What only fills the place of a name is no name")
{
    const QByteArray filler
        = GENERATE("", " - ", "To Be Filled By O.E.M.", "NOT SPECIFIED", "None");

    CHECK(makersText(filler).isEmpty());
    CHECK(makersText(" Dell  Inc. ") == u"Dell Inc."_s);
    CHECK(makersText(QByteArray(10'000, 'x')).size() <= 128);
}

TEST_CASE("Rows begin with their name, and a value may hold the sign")
{
    const auto rows = keyedRows("a=1\nname=x=y\nsize=5\nnoise\nname=z\n");

    REQUIRE(rows.size() == 3);
    CHECK(rows[0].at("a") == "1");
    CHECK(rows[1].at("name") == "x=y");
    CHECK(rows[1].at("size") == "5");
    CHECK(rows[2].at("size").isEmpty());
    CHECK(keyedRows(QByteArray("name=a\n").repeated(10'000)).size() <= maxEntities);
}

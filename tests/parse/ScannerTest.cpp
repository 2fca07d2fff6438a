// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Scanner.h"

#include "tests/support/Catch.h"

using namespace vedette::parse;

TEST_CASE("The scanner reads lines whatever their ends are")
{
    Scanner lines("one\r\ntwo\n\nlast");

    CHECK(lines.nextLine() == QByteArrayView("one"));
    CHECK(lines.nextLine() == QByteArrayView("two"));
    CHECK(lines.nextLine() == QByteArrayView(""));
    CHECK(lines.nextLine() == QByteArrayView("last"));
    CHECK_FALSE(lines.nextLine());
}

TEST_CASE("The scanner reads fields between any blanks")
{
    Scanner fields("  cpu0 \t12   x");

    CHECK(fields.nextField() == QByteArrayView("cpu0"));
    CHECK(fields.nextCount() == 12U);
    CHECK_FALSE(fields.nextCount());
    CHECK_FALSE(fields.nextField());
}

TEST_CASE("The scanner stops after its number of lines")
{
    Scanner lines("a\nb\nc\n", 2);

    CHECK(lines.nextLine());
    CHECK(lines.nextLine());
    CHECK_FALSE(lines.nextLine());
    CHECK(lines.rest() == QByteArrayView("c\n"));
}

TEST_CASE("A line that is too long ends behind a whole field")
{
    const QByteArray line = "intr 42" + QByteArray(" 1234567").repeated(2000);
    Scanner lines(line);

    const auto cut = lines.nextLine();

    REQUIRE(cut);
    CHECK(cut->size() <= maxLineLength);
    CHECK(cut->size() > maxLineLength - 16);
    CHECK(cut->endsWith(" 1234567"));
}

TEST_CASE("A count is digits alone and fits into 64 bits")
{
    CHECK(toCount("0") == 0U);
    CHECK(toCount("18446744073709551615") == 18'446'744'073'709'551'615U);

    const auto* bad = GENERATE("",
                               "-1",
                               "+1",
                               " 1",
                               "1 ",
                               "1.0",
                               "0x10",
                               "1e3",
                               "nan",
                               "18446744073709551616",
                               "99999999999999999999999999");
    CAPTURE(bad);
    CHECK_FALSE(toCount(bad));
}

TEST_CASE("A decimal is digits with a point and finite")
{
    CHECK(toDecimal("0.05") == 0.05);
    CHECK(toDecimal("1214.18") == 1214.18);
    CHECK(toDecimal("7") == 7.0);

    const auto* bad
        = GENERATE("", ".", "-1", "+1", " 1", "1,5", "1e308", "inf", "nan", "1.2.3", "0x1");
    CAPTURE(bad);
    CHECK_FALSE(toDecimal(bad));
    CHECK_FALSE(toDecimal(QByteArray(400, '9')));
}

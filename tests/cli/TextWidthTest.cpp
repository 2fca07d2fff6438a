// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/TextWidth.h"

#include "tests/support/Catch.h"

using namespace Qt::StringLiterals;
using namespace vedette::cli;

TEST_CASE("a text takes as many columns as a terminal gives it")
{
    const auto [text, width] = GENERATE(table<QString, int>({
        {u""_s, 0},
        {u"web1"_s, 4},
        {u"größe"_s, 5},
        {u"e\u0301"_s, 1}, // a combining mark adds none
        {u"東京"_s, 4},
        {u"\U0001F600"_s, 2},
    }));

    CHECK(displayWidth(text) == width);
}

TEST_CASE("a fitted text has exactly the width asked for")
{
    const QString text
        = GENERATE(u""_s, u"web"_s, u"exactly 10"_s, u"longer than ten"_s, u"東京東京東京"_s);
    const Side side = GENERATE(Side::Left, Side::Right);

    const QString cell = fitted(text, 10, side);

    INFO(cell);
    CHECK(displayWidth(cell) == 10);
}

TEST_CASE("what does not fit ends with an ellipsis, numbers stand to the right")
{
    CHECK(fitted(u"longer than ten", 10) == u"longer th…"_s);
    CHECK(fitted(u"12 %", 6, Side::Right) == u"  12 %"_s);
    CHECK(fitted(u"any", 0) == QString());
}

TEST_CASE("the columns of a table are as wide as their widest cell")
{
    const QStringList lines = tableLines({{u"NAME"_s, u"GROUP"_s}, {u"database"_s, u"x"_s}});

    CHECK(lines == QStringList{u"NAME      GROUP"_s, u"database  x"_s});
}

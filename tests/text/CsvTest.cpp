// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/Csv.h"

#include "tests/support/Catch.h"

using namespace Qt::StringLiterals;
using vedette::text::csvCell;

TEST_CASE("No text of a CSV becomes a formula or a second cell")
{
    const auto [text, cell] = GENERATE(table<QString, QString>({{u"user"_s, u"user"_s},
                                                                {u"=1+1"_s, u"'=1+1"_s},
                                                                {u"@x"_s, u"'@x"_s},
                                                                {u"-1"_s, u"'-1"_s},
                                                                {u"a;=1+1"_s, u"a;'=1+1"_s},
                                                                {u"\0=1"_s, u"'\0=1"_s},
                                                                {u"a,b"_s, u"\"a,b\""_s},
                                                                {u"a\"b"_s, u"\"a\"\"b\""_s},
                                                                {u"+a\nb"_s, u"\"'+a\nb\""_s}}));

    CHECK(csvCell(text) == cell);
}

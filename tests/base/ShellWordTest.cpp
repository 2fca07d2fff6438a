// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/ShellWord.h"

#include "tests/support/Catch.h"

using namespace vedette;
using namespace Qt::StringLiterals;

TEST_CASE("A plain word is typed as it is, and any other in quotes")
{
    CHECK(typedWord(u"df"_s) == u"df"_s);
    CHECK(typedWord(u"if=/dev/sda1"_s) == u"if=/dev/sda1"_s);
    CHECK(typedWord({}) == u"''"_s);
    CHECK(typedWord(u"select 1"_s) == u"'select 1'"_s);
    CHECK(typedWord(u"it's"_s) == uR"('it'\''s')"_s);
    CHECK(typedWord(u"~"_s) == u"'~'"_s);
    CHECK(typedWord(u"\u00e4"_s) == u"'\u00e4'"_s);
}

TEST_CASE("A line feed at the end of a word ends no command")
{
    CHECK(typedWord(u"echo\n"_s) == u"'echo\n'"_s);
}

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/OsRelease.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;

using namespace Qt::StringLiterals;

TEST_CASE("The name of a captured system is read")
{
    const auto release = parseOsRelease(fixture(u"linux-debian12/os-release"_s));

    REQUIRE(release);
    CHECK(*release == OsRelease{u"Debian GNU/Linux 12 (bookworm)"_s, u"debian"_s, u"12"_s});
}

TEST_CASE("Values are read as a shell reads them")
{
    const auto [line, expected] = GENERATE(table<QByteArray, QString>({
        {R"(PRETTY_NAME="A \"B\" \$5")", u"A \"B\" $5"_s},
        {R"(PRETTY_NAME='A "B" \$5')", u"A \"B\" \\$5"_s},
        {R"(PRETTY_NAME=Alpine)", u"Alpine"_s},
        {R"(PRETTY_NAME="cut off)", u"cut off"_s},
        {R"(  PRETTY_NAME="blanks"  )", u"blanks"_s},
    }));

    const auto release = parseOsRelease(line);

    REQUIRE(release);
    CHECK(release->prettyName == expected);
}

TEST_CASE("Without PRETTY_NAME the name and the version stand in")
{
    CHECK(parseOsRelease("NAME=Foo\nVERSION=\"3 (Bar)\"\n")->prettyName == u"Foo 3 (Bar)"_s);
    CHECK(parseOsRelease("NAME=Foo\n")->prettyName == u"Foo"_s);
}

TEST_CASE("A hostile name is made fit to show")
{
    CHECK(parseOsRelease("PRETTY_NAME=\"\x1b]0;x\x07"
                         "Linux\"\n")
              ->prettyName
          == u"]0;xLinux"_s);
}

TEST_CASE("A file without any name is malformed")
{
    const QByteArray text = GENERATE(QByteArray(),
                                     QByteArray("ID=x\n"),
                                     QByteArray("# NAME=x\n"),
                                     QByteArray("PRETTY_NAME=\"\"\n"));

    const auto release = parseOsRelease(text);

    REQUIRE_FALSE(release);
    CHECK(release.error().code == ErrorCode::Malformed);
}

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/collect/slow/FakeTools.h"

#include "tests/support/Catch.h"

#include <QFile>
#include <QFileInfo>

using namespace vedette;
using namespace Qt::StringLiterals;

TEST_CASE("A stand-in for a plain tool leaves the machine's own alone")
{
    // In the machine's place stands a file of the test: a failure must not cost a real tool.
    test::FakeTools tools;
    tools.touch(u"/own"_s);
    const QString link = tools.at(u"bin/linked"_s);
    REQUIRE(QFile::link(tools.at(u"/own"_s), link));

    tools.add(u"linked"_s, "echo fake");

    CHECK_FALSE(QFileInfo(link).isSymLink());
    CHECK(QFileInfo(tools.at(u"/own"_s)).size() == 0);
}

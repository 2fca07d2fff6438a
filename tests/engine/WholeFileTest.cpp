// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/WholeFile.h"

#include "tests/support/Catch.h"

#include <QFileInfo>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace vedette;
using engine::readWholeFile;
using engine::writeWholeFile;

TEST_CASE("what was written whole is read whole, up to one byte more than asked for")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"list.json"_s);

    REQUIRE(writeWholeFile(path, "0123456789"));

    CHECK(readWholeFile(path, 10).value() == "0123456789");
    CHECK(readWholeFile(path, 4).value().size() == 5);
}

TEST_CASE("a file that can't be read or written is an error with the system's words")
{
    const QTemporaryDir folder;

    const auto missing = readWholeFile(folder.filePath(u"missing"_s), 10);
    const auto unwritten = writeWholeFile(folder.filePath(u"no/such/folder"_s), "x");

    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::InvalidFile);
    CHECK_FALSE(missing.error().detail.isEmpty());
    REQUIRE_FALSE(unwritten);
    CHECK(unwritten.error().code == ErrorCode::InvalidFile);
}

TEST_CASE("only ordinary files are read and replaced")
{
    const QTemporaryDir folder;

    CHECK_FALSE(readWholeFile(folder.path(), 10));
    CHECK_FALSE(writeWholeFile(folder.path(), "x"));
    CHECK(QFileInfo(folder.path()).isDir());
}

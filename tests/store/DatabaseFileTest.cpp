// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/DatabaseFile.h"

#include "core/store/FileIdentity.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::store;

namespace {

constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
    | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

} // namespace

TEST_CASE("folder and file are made for their owner alone")
{
    const test::TempStore temp;

    REQUIRE(prepareFolder(temp.folder()));
    REQUIRE(createPrivateFile(temp.configPath()));

    CHECK_FALSE((QFileInfo(temp.folder()).permissions() & others));
    CHECK_FALSE((QFileInfo(temp.configPath()).permissions() & others));
}

TEST_CASE("an existing file is left as it is")
{
    const test::TempStore temp;
    test::writeFile(temp.configPath(), "content");

    REQUIRE(createPrivateFile(temp.configPath()));

    CHECK(test::readFile(temp.configPath()) == "content");
}

TEST_CASE("a file where the folder should be is an error")
{
    const test::TempStore temp;
    test::writeFile(temp.folder(), "in the way");

    const auto ready = prepareFolder(temp.folder());
    REQUIRE_FALSE(ready);
    CHECK(ready.error().code == ErrorCode::InvalidConfig);

    const auto below = prepareFolder(temp.folder() + u"/deeper"_s);
    REQUIRE_FALSE(below);
    CHECK(below.error().code == ErrorCode::PermissionDenied);
}

TEST_CASE("a folder that every user may write to is refused")
{
    const test::TempStore temp;
    REQUIRE(QDir().mkpath(temp.folder()));
    const auto mode = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    REQUIRE(QFile::setPermissions(temp.folder(), mode | QFile::WriteOther));

    const auto ready = prepareFolder(temp.folder());

    REQUIRE_FALSE(ready);
    CHECK(ready.error().code == ErrorCode::PermissionDenied);
    CHECK(ready.error().detail.contains(u"every user"));
}

TEST_CASE("a folder in place of the database is an error")
{
    const test::TempStore temp;
    QDir().mkpath(temp.configPath());

    const auto accessible = checkAccess(temp.configPath());

    REQUIRE_FALSE(accessible);
    CHECK(accessible.error().code == ErrorCode::StoreIo);
}

TEST_CASE("an empty file is new only when nothing tells that it once held something")
{
    const test::TempStore temp;
    const QString path = temp.configPath();

    CHECK(isNewDatabase(path));
    test::writeFile(path, {});
    CHECK(isNewDatabase(path));

    const QString witness = GENERATE(u"-wal"_s, u".backup-v1"_s);
    test::writeFile(path + witness, "x");
    CHECK_FALSE(isNewDatabase(path));
}

TEST_CASE("a corrupt file is moved aside with its journal", "[F30]")
{
    const test::TempStore temp;
    const QString path = temp.historyPath();
    test::writeFile(path, "database");
    test::writeFile(path + u"-wal"_s, "journal");

    const auto aside = moveAside(path, fromMsecs(0));

    REQUIRE(aside);
    CHECK(*aside == path + u".corrupt-19700101T000000000Z"_s);
    CHECK(test::readFile(*aside) == "database");
    CHECK(test::readFile(*aside + u"-wal"_s) == "journal");
    CHECK_FALSE(QFile::exists(path));
    CHECK_FALSE(QFile::exists(path + u"-wal"_s));
}

TEST_CASE("a file that was replaced has another identity", "[F31]")
{
    const test::TempStore temp;
    const QString path = temp.historyPath();
    CHECK_FALSE(identityOf(path));
    test::writeFile(path, "one");
    const auto before = identityOf(path);
    CHECK(before);
    CHECK(identityOf(path) == before);

    test::writeFile(path + u".new"_s, "two");
    QFile::remove(path);
    REQUIRE(QFile::rename(path + u".new"_s, path));

    CHECK(identityOf(path) != before);
}

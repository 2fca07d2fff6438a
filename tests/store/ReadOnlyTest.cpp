// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/Connection.h"
#include "core/store/config/ConfigStore.h"
#include "core/store/history/HistoryStore.h"
#include "tests/support/Catch.h"
#include "tests/support/OrdinaryUser.h"
#include "tests/support/TempStore.h"

#include <QFile>

using namespace Qt::StringLiterals;
using namespace vedette;

#ifdef Q_OS_LINUX
namespace {

ErrorCode codeOfOpening(const QString& folder, bool isHistory)
{
    if (isHistory) {
        const auto store = store::HistoryStore::open(folder, [](const store::HistoryProgress&) {});
        return store ? ErrorCode::Internal : store.error().code;
    }
    const auto store = store::ConfigStore::open(folder);
    return store ? ErrorCode::Internal : store.error().code;
}

} // namespace

TEST_CASE("files or a folder that can't be written are told as such and not touched", "[F32]")
{
    const test::OrdinaryUser user;
    const test::TempStore temp;
    REQUIRE(store::ConfigStore::open(temp.folder()));
    REQUIRE(store::HistoryStore::open(temp.folder(), [](const store::HistoryProgress&) {}));
    const bool isHistory = GENERATE(false, true);
    const QString path = isHistory ? temp.historyPath() : temp.configPath();
    const QByteArray before = test::readFile(path);

    const bool isFolder = GENERATE(false, true);
    const auto mode = isFolder ? QFile::ReadOwner | QFile::ExeOwner
                               : QFileDevice::Permissions(QFile::ReadOwner);
    REQUIRE(QFile::setPermissions(isFolder ? temp.folder() : path, mode));
    CHECK(codeOfOpening(temp.folder(), isHistory) == ErrorCode::StoreReadOnly);

    REQUIRE(QFile::setPermissions(isFolder ? temp.folder() : path,
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    CHECK(test::readFile(path) == before);
}

TEST_CASE("a configuration that can't be written is read, also what a killed process left", "[F32]")
{
    const test::OrdinaryUser user;
    const test::TempStore used;
    const test::TempStore sealed;
    const bool wasKilled = GENERATE(true, false);
    {
        const auto store = store::ConfigStore::open(used.folder());
        REQUIRE(store);
        Server server;
        server.name = u"web"_s;
        server.host = u"web.example.net"_s;
        REQUIRE((*store)->addServers({server}));
        if (wasKilled) { // its journal holds the server
            for (const QString& suffix : {QString(), u"-wal"_s, u"-shm"_s}) {
                test::writeFile(sealed.configPath() + suffix,
                                test::readFile(used.configPath() + suffix));
            }
        }
    }
    if (!wasKilled) {
        test::writeFile(sealed.configPath(), test::readFile(used.configPath()));
    }
    const auto readable = QFile::ReadOwner | QFile::ExeOwner;
    REQUIRE(QFile::setPermissions(sealed.folder(), readable));

    const auto store = store::ConfigStore::open(sealed.folder(), {}, store::Access::ReadOnly);
    const auto state = store ? (*store)->load() : fail(store.error());
    const auto changed = store ? (*store)->removeServers({ServerId{1}}) : fail(store.error());

    CHECK(QFile::setPermissions(sealed.folder(), readable | QFile::WriteOwner));
    REQUIRE(state);
    CHECK(state->servers.back().name == u"web"_s);
    REQUIRE_FALSE(changed);
    CHECK(changed.error().code == ErrorCode::StoreReadOnly);
}

TEST_CASE("what is of an older version, or not there, can't be read where nothing can be written",
          "[F32]")
{
    const test::TempStore temp;
    const bool isOlder = GENERATE(true, false);
    if (isOlder) {
        REQUIRE(store::ConfigStore::open(temp.folder()));
        REQUIRE(store::HistoryStore::open(temp.folder(), [](const store::HistoryProgress&) {}));
        for (const QString& path : {temp.configPath(), temp.historyPath()}) {
            const auto connection = store::Connection::open({.path = path});
            REQUIRE(connection);
            REQUIRE((*connection)->execute(u"PRAGMA user_version = 1"_s));
        }
    }

    const auto config = store::ConfigStore::open(temp.folder(), {}, store::Access::ReadOnly);
    const auto history = store::HistoryStore::openToRead(temp.folder());

    REQUIRE_FALSE(config);
    CHECK(config.error().code == ErrorCode::StoreReadOnly);
    REQUIRE_FALSE(history);
    CHECK(history.error().code == ErrorCode::StoreReadOnly);
}
#endif

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// What opening does with a file that is damaged, foreign or in the way.
#include "core/store/Connection.h"
#include "core/store/config/ConfigStore.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

#include <QFile>

#include <future>
#include <stop_token>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::store;

namespace {

/// As a store leaves it behind when it is closed.
void createIn(const test::TempStore& temp)
{
    Server server;
    server.name = u"db1"_s;
    server.host = u"db1.example.net"_s;
    const auto store = ConfigStore::open(temp.folder());
    REQUIRE(store);
    REQUIRE((*store)->addServers({server}));
}

} // namespace

TEST_CASE("a damaged configuration is refused and not touched", "[F30]")
{
    const test::TempStore temp;
    createIn(temp);
    const QByteArray good = test::readFile(temp.configPath());
    const QByteArray bad = GENERATE_COPY(QByteArray("not a database at all, but long enough"),
                                         QByteArray(good.size(), '\xaa'),
                                         good.first(good.size() / 2),
                                         good.first(4096));
    test::writeFile(temp.configPath(), bad);

    const auto store = ConfigStore::open(temp.folder());

    REQUIRE_FALSE(store);
    CHECK(store.error().code == ErrorCode::StoreCorrupt);
    CHECK(store.error().detail.contains(temp.configPath()));
    CHECK(test::readFile(temp.configPath()) == bad);
}

TEST_CASE("a configuration truncated to nothing is refused, and the backup named", "[F30]")
{
    const test::TempStore temp;
    test::writeFile(temp.configPath(), {});
    test::writeFile(temp.configPath() + u".backup-v1"_s, "saved before a migration");

    const auto store = ConfigStore::open(temp.folder());

    REQUIRE_FALSE(store);
    CHECK(store.error().code == ErrorCode::StoreCorrupt);
    CHECK(store.error().detail.contains(u"vedette.db.backup-v1"_s));
    CHECK(test::readFile(temp.configPath()).isEmpty());
}

TEST_CASE("a configuration of a newer version is refused and not touched", "[F35]")
{
    const test::TempStore temp;
    createIn(temp);
    {
        const auto connection = Connection::open({.path = temp.configPath()});
        REQUIRE(connection);
        REQUIRE((*connection)->execute(u"PRAGMA user_version = 4711"_s));
    }
    const QByteArray before = test::readFile(temp.configPath());

    const auto store = ConfigStore::open(temp.folder());

    REQUIRE_FALSE(store);
    CHECK(store.error().code == ErrorCode::SchemaTooNew);
    CHECK(test::readFile(temp.configPath()) == before);
}

TEST_CASE("a configuration that was replaced takes no change, and is read anew", "[F31]")
{
    const test::TempStore other;
    createIn(other); // holds db1
    const test::TempStore temp;
    const auto store = ConfigStore::open(temp.folder());
    REQUIRE(store);
    REQUIRE((*store)->load());
    Server server;
    server.name = u"web1"_s;
    server.host = u"web1.example.net"_s;
    REQUIRE((*store)->addServers({server}));
    test::writeFile(temp.configPath() + u".new"_s, test::readFile(other.configPath()));
    REQUIRE(QFile::remove(temp.configPath()));

    const auto lost = (*store)->addServers({server});

    REQUIRE_FALSE(lost);
    CHECK(lost.error().code == ErrorCode::StoreIo);
    CHECK((*store)->hasForeignChanges().value() == false); // nothing there to be read

    REQUIRE(QFile::rename(temp.configPath() + u".new"_s, temp.configPath()));
    CHECK_FALSE((*store)->removeServers({ServerId{1}}));
    CHECK((*store)->hasForeignChanges().value() == true);

    const auto state = (*store)->load();
    REQUIRE(state);
    CHECK(state->servers.back().name == u"db1"_s);
    CHECK((*store)->addServers({server}));
}

namespace {

/// Adds a server on a thread of its own, as soon as `isHeld` says that the lock is held.
std::future<Result<std::vector<Server>>> addWhenHeld(const test::TempStore& temp,
                                                     std::promise<void>& isOpen,
                                                     std::future<void> isHeld,
                                                     const std::stop_token& stop)
{
    return std::async(
        std::launch::async,
        [&temp, &isOpen, isHeld = std::move(isHeld), stop]() -> Result<std::vector<Server>> {
            const auto store = ConfigStore::open(temp.folder(), stop);
            isOpen.set_value();
            isHeld.wait();
            Server server;
            server.name = u"web1"_s;
            server.host = u"web1.example.net"_s;
            return store ? (*store)->addServers({server}) : fail(store.error());
        });
}

} // namespace

TEST_CASE("a change waits while another process holds the configuration", "[F25]")
{
    const test::TempStore temp;
    createIn(temp);
    const auto holder = Connection::open({.path = temp.configPath()});
    REQUIRE(holder);
    std::promise<void> isOpen;
    std::promise<void> isHeld;
    std::stop_source stop;
    auto added = addWhenHeld(temp, isOpen, isHeld.get_future(), stop.get_token());
    isOpen.get_future().wait();
    REQUIRE((*holder)->execute(u"BEGIN IMMEDIATE"_s));
    isHeld.set_value();

    const bool isWaiting = added.wait_for(seconds{3}) == std::future_status::timeout;

    CHECK(isWaiting);
    SECTION("it is made when that has ended")
    {
        REQUIRE((*holder)->execute(u"ROLLBACK"_s));
        CHECK(added.get());
    }
    SECTION("it ends soon when the program does")
    {
        stop.request_stop();
        CHECK(added.wait_for(seconds{2}) == std::future_status::ready);
        const auto refused = added.get();
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::StoreBusy);
    }
    SECTION("it is given up after five seconds")
    {
        CHECK(added.wait_for(seconds{4}) == std::future_status::ready);
        const auto refused = added.get();
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::StoreBusy);
    }
}

TEST_CASE("a file in place of the folder is an error")
{
    const test::TempStore temp;
    test::writeFile(temp.folder(), "in the way");

    const auto store = ConfigStore::open(temp.folder());

    REQUIRE_FALSE(store);
    CHECK(store.error().code == ErrorCode::InvalidConfig);
}

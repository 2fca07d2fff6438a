// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/HardwareRepository.h"

#include "core/store/config/ConfigStore.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

#include <QFile>

using namespace Qt::StringLiterals;
using namespace vedette;
using store::ConfigStore;

namespace {

constexpr double gib = 1024.0 * 1024 * 1024;
const Timestamp firstTold = fromMsecs(1'700'000'000'000);

Hardware machineWith(double memory)
{
    Hardware hardware;
    hardware.board.vendor = u"Dell Inc."_s;
    hardware.board.serial = u"ABC1234"_s;
    hardware.processor.model = u"AMD EPYC 7302"_s;
    hardware.processor.threads = 32;
    hardware.memoryTotal = memory;
    Disk disk;
    disk.name = u"sda"_s;
    disk.serial = u"Z1"_s;
    disk.size = 4'000'787'030'016.0;
    hardware.disks = {disk};
    return hardware;
}

/// A folder with one server.
struct HardwareFolder
{
    test::TempStore temp;
    std::unique_ptr<ConfigStore> store = *ConfigStore::open(temp.folder());
    ServerId server = addServer();

    [[nodiscard]] ServerId addServer() const
    {
        Server web;
        web.name = u"web"_s;
        web.host = u"web"_s;
        const auto added = store->addServers({web});
        REQUIRE(added);
        return added->front().id;
    }

    [[nodiscard]] std::vector<HardwareChange> keep(const Hardware& hardware, Timestamp at) const
    {
        const auto changes = store->keepHardware(server, hardware, at);
        REQUIRE(changes);
        return *changes;
    }

    [[nodiscard]] HardwareHistory history() const
    {
        const auto found = store->hardware(server);
        REQUIRE(found);
        return *found;
    }
};

} // namespace

TEST_CASE("a server that has never told of its hardware has none, and no changes")
{
    const HardwareFolder folder;

    CHECK(folder.history() == HardwareHistory{});
    CHECK(folder.store->hardware(ServerId{4711}) == HardwareHistory{});
}

TEST_CASE("the first hardware of a server is kept, and is no change")
{
    const HardwareFolder folder;

    const auto changes = folder.keep(machineWith(64 * gib), firstTold);

    CHECK(changes.empty());
    const HardwareHistory history = folder.history();
    CHECK(history.newest == machineWith(64 * gib));
    CHECK(history.since == firstTold);
    CHECK(history.at == firstTold);
    CHECK(history.changes.empty());
}

TEST_CASE("what differs is a change, kept with its time, the newest first")
{
    const HardwareFolder folder;
    const Timestamp later = firstTold + std::chrono::days{1};
    const Timestamp last = firstTold + std::chrono::days{2};
    Hardware renamed = machineWith(64 * gib);
    renamed.disks[0].serial = u"Z2"_s;
    static_cast<void>(folder.keep(machineWith(128 * gib), firstTold));

    const auto changes = folder.keep(machineWith(64 * gib), later);
    const auto more = folder.keep(renamed, last);

    REQUIRE(changes.size() == 1);
    CHECK(changes.front() == HardwareChange{HardwarePart::Memory, {}, 128 * gib, 64 * gib});
    REQUIRE_FALSE(more.empty());
    const HardwareHistory history = folder.history();
    CHECK(history.newest == renamed);
    CHECK(history.since == firstTold);
    CHECK(history.at == last);
    REQUIRE(history.changes.size() == 1 + more.size());
    CHECK(history.changes.front().at == last);
    CHECK(history.changes.back() == HardwareEvent{later, changes.front()});
}

TEST_CASE("the same hardware again is no change, and is written once an hour")
{
    const HardwareFolder folder;
    const auto after = GENERATE(seconds{5}, seconds{3600});
    static_cast<void>(folder.keep(machineWith(64 * gib), firstTold));

    const auto changes = folder.keep(machineWith(64 * gib), firstTold + after);

    CHECK(changes.empty());
    CHECK(folder.history().at == (after < seconds{3600} ? firstTold : firstTold + after));
}

TEST_CASE("an answer that tells less hides no change, and is what the server told last")
{
    const HardwareFolder folder;
    Hardware less = machineWith(64 * gib);
    less.board.serial.clear();
    less.disks.clear();
    Hardware other = machineWith(64 * gib);
    other.board.serial = u"XYZ"_s;
    static_cast<void>(folder.keep(machineWith(64 * gib), firstTold));

    const auto none = folder.keep(less, firstTold + seconds{10});
    const HardwareHistory between = folder.history();
    const auto changes = folder.keep(other, firstTold + seconds{20});

    CHECK(none.empty());
    CHECK(between.newest == less);
    REQUIRE(changes.size() == 1);
    CHECK(changes.front() == HardwareChange{HardwarePart::Serial, {}, u"ABC1234"_s, u"XYZ"_s});
}

TEST_CASE("hardware and its changes survive the end of the program")
{
    HardwareFolder folder;
    static_cast<void>(folder.keep(machineWith(128 * gib), firstTold));
    static_cast<void>(folder.keep(machineWith(64 * gib), firstTold + seconds{10}));
    const HardwareHistory before = folder.history();

    folder.store.reset();
    folder.store = *ConfigStore::open(folder.temp.folder());

    CHECK(folder.history() == before);
    CHECK(before.changes.size() == 1);
}

TEST_CASE("of a server that changes with every answer the newest 500 changes are kept")
{
    const HardwareFolder folder;
    for (int i = 0; i < 520; ++i) {
        static_cast<void>(
            folder.keep(machineWith((i % 2 == 0 ? 64 : 128) * gib), firstTold + seconds{i}));
    }

    const HardwareHistory history = folder.history();

    REQUIRE(history.changes.size() == maxHardwareChanges);
    CHECK(history.changes.front().at == firstTold + seconds{519});
    CHECK(history.changes.back().at == firstTold + seconds{20});
}

TEST_CASE("the hardware of a server that is not in the list is not kept")
{
    const HardwareFolder folder;

    const auto changes = folder.store->keepHardware(ServerId{4711}, machineWith(gib), firstTold);

    CHECK(changes == std::vector<HardwareChange>{});
    CHECK(folder.store->hardware(ServerId{4711}) == HardwareHistory{});
}

TEST_CASE("a server that was removed and restored still has its hardware")
{
    const HardwareFolder folder;
    static_cast<void>(folder.keep(machineWith(64 * gib), firstTold));

    REQUIRE(folder.store->removeServers({folder.server}));
    REQUIRE(folder.store->restoreServers({folder.server}));

    CHECK(folder.history().newest == machineWith(64 * gib));
}

TEST_CASE("hardware of servers that were deleted for good goes with the next start")
{
    HardwareFolder folder;
    static_cast<void>(folder.keep(machineWith(128 * gib), firstTold));
    static_cast<void>(folder.keep(machineWith(64 * gib), firstTold + seconds{10}));
    {
        const auto connection = store::Connection::open({.path = folder.temp.configPath()});
        REQUIRE(connection);
        REQUIRE((*connection)->execute(u"DELETE FROM server"_s));
    }

    folder.store.reset();
    folder.store = *ConfigStore::open(folder.temp.folder());

    CHECK(folder.history() == HardwareHistory{});
}

TEST_CASE("a stored part that is not known and JSON that is none are left out")
{
    const HardwareFolder folder;
    static_cast<void>(folder.keep(machineWith(128 * gib), firstTold));
    static_cast<void>(folder.keep(machineWith(64 * gib), firstTold + seconds{10}));
    const auto connection = store::Connection::open({.path = folder.temp.configPath()});
    REQUIRE(connection);
    REQUIRE((*connection)->execute(u"UPDATE hardware_change SET part = 'flux'"_s));
    REQUIRE((*connection)->execute(u"UPDATE hardware SET json = '[', known = '{'"_s));

    const HardwareHistory history = folder.history();

    CHECK(history.newest == Hardware{});
    CHECK(history.changes.empty());
    CHECK(folder.keep(machineWith(64 * gib), firstTold + seconds{20}).empty());
    CHECK(folder.history().newest == machineWith(64 * gib));
}

TEST_CASE("hardware is not kept in a file that was deleted meanwhile")
{
    const HardwareFolder folder;
    REQUIRE(QFile::remove(folder.temp.configPath()));

    const auto kept = folder.store->keepHardware(folder.server, machineWith(gib), firstTold);

    REQUIRE_FALSE(kept);
    CHECK(kept.error().code == ErrorCode::StoreIo);
    CHECK(folder.store->hardware(folder.server).error().code == ErrorCode::StoreIo);
}

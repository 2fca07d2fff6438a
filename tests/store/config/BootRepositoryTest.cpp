// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/BootRepository.h"

#include "core/store/config/ConfigStore.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using store::ConfigStore;

namespace {

const Timestamp firstBoot = fromMsecs(1'700'000'000'000);

BootRecord startAt(Timestamp at, BootSource source = BootSource::Journal)
{
    return {BootEvent::Started, source, at};
}

/// A folder with one server.
struct BootFolder
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

    void keep(const std::vector<BootRecord>& boots) const
    {
        REQUIRE(store->keepBoots(server, boots));
    }

    [[nodiscard]] std::vector<BootRecord> boots() const
    {
        const auto all = store->boots(server);
        REQUIRE(all);
        return *all;
    }
};

} // namespace

TEST_CASE("boots are kept in their order, with their source, and are there after a restart")
{
    BootFolder folder;
    const std::vector<BootRecord> boots{
        startAt(firstBoot, BootSource::Wtmp),
        {BootEvent::Stopped, BootSource::Journal, firstBoot + seconds{5000}},
        startAt(firstBoot + seconds{5030})};

    folder.keep({boots[2], boots[0], boots[1]});
    folder.store.reset();
    folder.store = *ConfigStore::open(folder.temp.folder());

    CHECK(folder.boots() == boots);
}

TEST_CASE("boots that are read again add nothing, by another source neither")
{
    const BootFolder folder;
    folder.keep({startAt(firstBoot)});

    folder.keep({startAt(firstBoot), startAt(firstBoot + seconds{90}, BootSource::Wtmp)});
    folder.keep({startAt(firstBoot - seconds{119}, BootSource::Wtmp)});

    CHECK(folder.boots() == std::vector{startAt(firstBoot)});
}

TEST_CASE("a start and an end at about the same time are two")
{
    const BootFolder folder;

    folder.keep({{BootEvent::Stopped, BootSource::Journal, firstBoot}, startAt(firstBoot)});

    CHECK(folder.boots().size() == 2);
}

TEST_CASE("of endless boots the newest stay")
{
    const BootFolder folder;
    std::vector<BootRecord> boots;
    for (int i = 0; i < static_cast<int>(maxBootRecords) + 20; ++i) {
        boots.push_back(startAt(firstBoot + std::chrono::hours{i}));
    }

    folder.keep(boots);

    const auto kept = folder.boots();
    REQUIRE(kept.size() == maxBootRecords);
    CHECK(kept.front() == boots[20]);
    CHECK(kept.back() == boots.back());
}

TEST_CASE("boots of a server that is not in the list are not kept")
{
    const BootFolder folder;

    REQUIRE(folder.store->keepBoots(ServerId{4711}, {startAt(firstBoot)}));

    CHECK(folder.store->boots(ServerId{4711})->empty());
}

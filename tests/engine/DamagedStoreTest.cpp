// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/Backups.h"
#include "core/engine/Configuration.h"
#include "core/engine/Engine.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace vedette;
using engine::Engine;
using engine::OnDamage;

namespace {

const QByteArray ruined("no database any more");

void addNamed(const test::TempStore& temp, const QString& name)
{
    const auto configuration = engine::Configuration::open(temp.folder());
    REQUIRE(configuration);
    Server server;
    server.name = name;
    server.host = u"db1.example.net"_s;
    REQUIRE((*configuration)->add({server}));
}

bool hasServer(const test::TempStore& temp, const QString& name)
{
    const auto configuration = engine::Configuration::open(temp.folder());
    REQUIRE(configuration);
    const auto servers = (*configuration)->servers();
    REQUIRE(servers);
    return std::ranges::any_of(*servers,
                               [&name](const Server& server) { return server.name == name; });
}

/// A folder that an engine has used, with one server.
void useFolder(const test::TempStore& temp)
{
    REQUIRE(Engine::create({.dataFolder = temp.folder()}));
    addNamed(temp, u"kept"_s);
}

Timestamp backUp(const test::TempStore& temp, const QString& target)
{
    const auto made = engine::makeBackup({.dataFolder = temp.folder(), .target = target}, {}, {});
    REQUIRE(made);
    return made->entry.backup.createdAt;
}

} // namespace

TEST_CASE("a start restores a damaged configuration from the folder of the plan, and says so",
          "[F30]")
{
    const test::TempStore temp;
    useFolder(temp);
    const bool isDefault = GENERATE(true, false);
    const QString target = isDefault ? QString() : temp.folder() + u".copies"_s;
    const Timestamp madeAt = backUp(temp, target);
    addNamed(temp, u"lost"_s);
    test::writeFile(temp.configPath(), ruined);

    const auto engine = Engine::create({.dataFolder = temp.folder(),
                                        .backups = {.folder = target},
                                        .onDamage = OnDamage::Restore});

    REQUIRE(engine);
    REQUIRE((*engine)->damages().size() == 1);
    const Damage damage = (*engine)->damages().front();
    CHECK(damage.part == Damage::Part::Configuration);
    CHECK(damage.backupAt == madeAt);
    CHECK(test::readFile(damage.movedTo) == ruined);
    CHECK(hasServer(temp, u"kept"_s));
    CHECK_FALSE(hasServer(temp, u"lost"_s));
}

TEST_CASE("a start restores a damaged history from the newest backup", "[F30]")
{
    const test::TempStore temp;
    useFolder(temp);
    const Timestamp madeAt = backUp(temp, {});
    test::writeFile(temp.historyPath(), ruined);

    const auto engine
        = Engine::create({.dataFolder = temp.folder(), .onDamage = OnDamage::Restore});

    REQUIRE(engine);
    REQUIRE((*engine)->damages().size() == 1);
    const Damage damage = (*engine)->damages().front();
    CHECK(damage.part == Damage::Part::History);
    CHECK(damage.backupAt == madeAt);
    CHECK(test::readFile(damage.movedTo) == ruined);
    CHECK(QFileInfo(temp.historyPath()).size() > 0);
}

TEST_CASE("a damaged configuration without a backup is refused unless it may be begun anew",
          "[F30]")
{
    const test::TempStore temp;
    useFolder(temp);
    test::writeFile(temp.configPath(), ruined);

    const auto refused
        = Engine::create({.dataFolder = temp.folder(), .onDamage = OnDamage::Restore});

    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::StoreCorrupt);
    CHECK(test::readFile(temp.configPath()) == ruined);

    const auto begun
        = Engine::create({.dataFolder = temp.folder(), .onDamage = OnDamage::RestoreOrBegin});

    REQUIRE(begun);
    REQUIRE((*begun)->damages().size() == 1);
    CHECK_FALSE((*begun)->damages().front().backupAt.has_value());
    CHECK_FALSE(hasServer(temp, u"kept"_s));
}

TEST_CASE("who only looks on leaves a damaged configuration to the collector", "[F30]")
{
    const test::TempStore temp;
    useFolder(temp);
    static_cast<void>(backUp(temp, {}));
    test::writeFile(temp.configPath(), ruined);

    const auto onlooker = Engine::create(
        {.dataFolder = temp.folder(), .isPersistent = false, .onDamage = OnDamage::RestoreOrBegin});

    REQUIRE_FALSE(onlooker);
    CHECK(onlooker.error().code == ErrorCode::StoreCorrupt);
    CHECK(test::readFile(temp.configPath()) == ruined);
}

TEST_CASE("a sound folder has no damages to tell of", "[F30]")
{
    const test::TempStore temp;
    useFolder(temp);

    const auto engine
        = Engine::create({.dataFolder = temp.folder(), .onDamage = OnDamage::RestoreOrBegin});

    REQUIRE(engine);
    CHECK((*engine)->damages().empty());
    CHECK(hasServer(temp, u"kept"_s));
}

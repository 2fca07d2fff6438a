// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/CommandRepository.h"

#include "core/store/DatabaseFile.h"
#include "core/store/Migrator.h"
#include "core/store/config/ConfigStore.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::store;

namespace {

constexpr qint32 configId = 1447380035;

std::unique_ptr<ConfigStore> openCommandsIn(const test::TempStore& temp)
{
    auto store = ConfigStore::open(temp.folder());
    REQUIRE(store);
    return *std::move(store);
}

CustomCommand plainCommand(const QString& name)
{
    CustomCommand command;
    command.name = name;
    command.script = u"true"_s;
    return command;
}

CustomCommand fullCommand()
{
    CustomCommand command = plainCommand(u"Größe (1)"_s);
    command.description = u"It's \"quoted\"; DROP TABLE command;"_s;
    command.script = u"df -P | awk '{print $5}'\necho \"$PATHS\"\n"_s;
    command.parameters = {{u"B"_s, u"2\n\\"_s}, {u"A"_s, u"'1'"_s}};
    command.interval = seconds{60};
    command.timeout = seconds{59};
    command.tags = {u"production"_s, u"eu, west"_s};
    command.servers = {ServerId{7}, ServerId{1}};
    command.runAs = u"postgres"_s;
    command.reading.format = OutputFormat::KeyValue;
    command.reading.fields = {{.name = u"used"_s,
                               .label = u"Used"_s,
                               .key = u"u"_s,
                               .unit = Unit::Bytes,
                               .factor = 1024}};
    command.isEnabled = false;
    return command;
}

std::vector<QString> commandNames(const Result<std::vector<CustomCommand>>& commands)
{
    REQUIRE(commands);
    std::vector<QString> names;
    for (const CustomCommand& command : *commands) {
        names.push_back(command.name);
    }
    return names;
}

std::vector<QString> storedNames(ConfigStore& store)
{
    return commandNames(store.load().map([](const ConfigState& state) { return state.commands; }));
}

CommandId saveOne(ConfigStore& store, const CustomCommand& command)
{
    const auto saved = store.saveCommands({command});
    REQUIRE(saved);
    for (const CustomCommand& known : *saved) {
        if (known.name == command.name) {
            return known.id;
        }
    }
    return {};
}

/// As the program of a version before has left it.
void writeOlderVersion(const QString& path, std::size_t version, const QString& sql)
{
    Schema schema = embeddedSchema(u"config"_s, configId);
    REQUIRE(schema.scripts.size() > version);
    schema.scripts.resize(version);
    const auto connection = Connection::open({.path = path});
    REQUIRE(connection);
    REQUIRE(Migrator(schema).migrate(**connection, path));
    REQUIRE((*connection)->execute(sql));
}

void changeCommandsBehindIt(const test::TempStore& temp, const QString& sql)
{
    const auto connection = Connection::open({.path = temp.configPath()});
    REQUIRE(connection);
    REQUIRE((*connection)->execute(sql));
}

} // namespace

TEST_CASE("every field of a command is there after the store was opened again")
{
    const test::TempStore temp;
    CustomCommand command = fullCommand();
    command.id = saveOne(*openCommandsIn(temp), command);
    CHECK_FALSE(command.id.isNull());

    const auto state = openCommandsIn(temp)->load();

    REQUIRE(state);
    REQUIRE(state->commands.size() == 1);
    CHECK(state->commands.front() == command);
}

TEST_CASE("commands come by name, and a changed one takes its own place")
{
    const test::TempStore temp;
    const auto store = openCommandsIn(temp);
    REQUIRE(
        store->saveCommands({plainCommand(u"b"_s), plainCommand(u"C"_s), plainCommand(u"a"_s)}));
    CustomCommand changed = store->load()->commands.at(1);
    changed.name = u"z"_s;

    const auto saved = store->saveCommands({changed});

    CHECK(commandNames(saved) == std::vector{u"a"_s, u"C"_s, u"z"_s});
    CHECK(saved->at(2).id == changed.id);
}

TEST_CASE("a command's name that differs in case alone is taken, and then nothing is saved")
{
    const test::TempStore temp;
    const auto store = openCommandsIn(temp);
    saveOne(*store, plainCommand(u"Über"_s));

    const auto saved = store->saveCommands({plainCommand(u"new"_s), plainCommand(u"üBER"_s)});

    REQUIRE_FALSE(saved);
    CHECK(saved.error().code == ErrorCode::InvalidConfig);
    CHECK(saved.error().detail == u"commandNameTaken"_s);
    CHECK(storedNames(*store) == std::vector{u"Über"_s});
}

TEST_CASE("a command that can't be is refused, and one that is not there can't be changed")
{
    const test::TempStore temp;
    const auto store = openCommandsIn(temp);
    CustomCommand unknown = plainCommand(u"unknown"_s);
    unknown.id = CommandId{4711};

    const auto empty = store->saveCommands({plainCommand(u"good"_s), CustomCommand{}});
    const auto missing = store->saveCommands({plainCommand(u"good"_s), unknown});

    REQUIRE_FALSE(empty);
    CHECK(empty.error().detail == u"commandName"_s);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::NotFound);
    CHECK(storedNames(*store).empty());
}

TEST_CASE("a command without tags and servers stays for all when the store is of before")
{
    const test::TempStore temp;
    REQUIRE(prepareFolder(temp.folder()));
    REQUIRE(createPrivateFile(temp.configPath()));
    writeOlderVersion(temp.configPath(),
                      11,
                      u"INSERT INTO command (name_key, body, servers) VALUES"
                      " ('all', '{\"name\":\"all\",\"script\":\"x\"}', '[]'),"
                      " ('broken', '{\"name\":\"broken\",\"script\":\"x\"}', '[1'),"
                      " ('one', '{\"name\":\"one\",\"script\":\"x\"}', '[1]'),"
                      " ('tagged', '{\"name\":\"tagged\",\"script\":\"x\",\"tags\":[\"a\"]}',"
                      " '[]')"_s);

    const auto state = openCommandsIn(temp)->load();

    REQUIRE(state);
    REQUIRE(state->commands.size() == 4);
    CHECK(state->commands.at(0).targets == CommandTargets::All);
    CHECK(hasNoTarget(state->commands.at(1)));
    CHECK(state->commands.at(2).targets == CommandTargets::Chosen);
    CHECK(state->commands.at(3).targets == CommandTargets::Chosen);
}

TEST_CASE("a command whose list of servers is damaged is for none, not for all")
{
    const test::TempStore temp;
    CustomCommand command = plainCommand(u"one"_s);
    command.servers = {ServerId{7}};
    saveOne(*openCommandsIn(temp), command);
    changeCommandsBehindIt(temp, u"UPDATE command SET servers = '[7'"_s);

    const auto state = openCommandsIn(temp)->load();

    REQUIRE(state);
    REQUIRE(state->commands.size() == 1);
    CHECK(hasNoTarget(state->commands.front()));
}

TEST_CASE("a removed command comes back as it was")
{
    const test::TempStore temp;
    const auto store = openCommandsIn(temp);
    CustomCommand command = fullCommand();
    command.id = saveOne(*store, command);
    const auto left = store->removeCommands({command.id});
    CHECK(commandNames(left).empty());
    CHECK(storedNames(*store).empty());

    const auto restored = store->restoreCommands({command.id});

    REQUIRE(restored);
    CHECK(*restored == std::vector{command});
}

TEST_CASE("commands are removed all or none")
{
    const test::TempStore temp;
    const auto store = openCommandsIn(temp);
    const CommandId command = saveOne(*store, plainCommand(u"kept"_s));

    const auto removed = store->removeCommands({command, CommandId{4711}});

    REQUIRE_FALSE(removed);
    CHECK(removed.error().code == ErrorCode::NotFound);
    CHECK(storedNames(*store) == std::vector{u"kept"_s});
}

TEST_CASE("a removed command can't come back when its name is taken meanwhile")
{
    const test::TempStore temp;
    const auto store = openCommandsIn(temp);
    const CommandId first = saveOne(*store, plainCommand(u"a"_s));
    REQUIRE(store->removeCommands({first}));
    saveOne(*store, plainCommand(u"A"_s));

    const auto restored = store->restoreCommands({first});

    REQUIRE_FALSE(restored);
    CHECK(restored.error().detail == u"commandNameTaken"_s);
}

TEST_CASE("a command that was removed more than a day ago is deleted at the next start")
{
    const test::TempStore temp;
    CommandId old;
    CommandId fresh;
    {
        const auto store = openCommandsIn(temp);
        old = saveOne(*store, plainCommand(u"old"_s));
        fresh = saveOne(*store, plainCommand(u"fresh"_s));
        REQUIRE(store->removeCommands({old, fresh}));
        changeCommandsBehindIt(
            temp,
            u"UPDATE command SET removed_at = removed_at - 90000000 WHERE name_key = 'old'"_s);
    }

    const auto store = openCommandsIn(temp);

    const auto gone = store->restoreCommands({old});
    REQUIRE_FALSE(gone);
    CHECK(gone.error().code == ErrorCode::NotFound);
    CHECK(store->restoreCommands({fresh}));
}

TEST_CASE("a command that can't be read costs neither the others nor the servers")
{
    const test::TempStore temp;
    const auto store = openCommandsIn(temp);
    saveOne(*store, plainCommand(u"good"_s));
    const QString body = GENERATE(u""_s, u"[]"_s, u"{\"name\": \"x/y\", \"script\": \"true\"}"_s);
    changeCommandsBehindIt(
        temp,
        u"INSERT INTO command (name_key, body, servers) VALUES ('bad', '%1', '')"_s.arg(body));

    CHECK(storedNames(*store) == std::vector{u"good"_s});
}

TEST_CASE("a change of commands by another process is noticed")
{
    const test::TempStore temp;
    const auto store = openCommandsIn(temp);
    REQUIRE(store->load());
    saveOne(*store, plainCommand(u"own"_s));
    REQUIRE(store->hasForeignChanges() == false);
    saveOne(*openCommandsIn(temp), plainCommand(u"foreign"_s));

    const auto changed = store->hasForeignChanges();

    CHECK(changed == true);
    CHECK(storedNames(*store) == std::vector{u"foreign"_s, u"own"_s});
}

TEST_CASE("a configuration without commands is migrated with its servers")
{
    const test::TempStore temp;
    REQUIRE(prepareFolder(temp.folder()));
    REQUIRE(createPrivateFile(temp.configPath()));
    writeOlderVersion(
        temp.configPath(),
        9,
        u"INSERT INTO server (kind, name, name_key, host, port, user, auth,"
        " identity_file, host_key_policy, group_name, tags, monitored,"
        " status_interval_s, metrics_interval_s, position) VALUES ('ssh', 'db1', 'db1',"
        " 'db1', 22, '', 'automatic', '', 'ask', '', '[]', 1, 2, 30, 0)"_s);

    const auto store = openCommandsIn(temp);
    saveOne(*store, plainCommand(u"new"_s));
    const auto state = store->load();

    REQUIRE(state);
    REQUIRE(state->servers.size() == 1);
    CHECK(state->servers.front().name == u"db1"_s);
    CHECK(state->commands.size() == 1);
    CHECK(QFile::exists(temp.configPath() + u".backup-v9"_s));
}

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/Configuration.h"
#include "core/engine/Engine.h"
#include "core/fleet/CommandSource.h"
#include "tests/support/Catch.h"
#include "tests/support/Loopback.h"
#include "tests/support/Pump.h"
#include "tests/support/TempStore.h"

#include <algorithm>
#include <map>
#include <optional>

using namespace vedette;
using namespace Qt::StringLiterals;
using engine::Engine;
using test::pumpUntil;

namespace {

CustomCommand echoCommand(const QString& name, const QString& script = u"echo 5"_s)
{
    CustomCommand command;
    command.name = name;
    command.targets = CommandTargets::All;
    command.script = script;
    command.reading.format = OutputFormat::Number;
    command.reading.fields.emplace_back().name = u"value"_s;
    return command;
}

Server silentServer(const QString& name)
{
    Server server;
    server.name = name;
    server.host = u"127.0.0.1"_s;
    server.port = test::refusingPort();
    return server;
}

/// An engine, and what its commands said.
class CommandStage
{
public:
    explicit CommandStage(const QString& folder)
        : engine(*Engine::create({.dataFolder = folder}))
    {
        Engine* const source = engine.get();
        QObject::connect(source, &Engine::serverAdded, source, [this](const Server& server) {
            servers[server.name] = server.id;
        });
        QObject::connect(source, &Engine::statusChanged, source, [this](const auto& status) {
            states[status.server] = status.state;
        });
        QObject::connect(source, &Engine::snapshotReady, source, [this](const Snapshot& snapshot) {
            snapshots.push_back(snapshot);
        });
        const auto finish = [this](RequestId request, const std::optional<Error>& error) {
            finished[request] = error;
        };
        QObject::connect(source, &Engine::commandFinished, source, finish);
        QObject::connect(&commands(), &CommandSource::finished, source, finish);
        QObject::connect(
            &commands(), &CommandSource::changed, source, [this](const auto& now) { all = now; });
        QObject::connect(&commands(),
                         &CommandSource::tried,
                         source,
                         [this](RequestId, const CommandTrial& trial) { trials.push_back(trial); });
        engine->start();
    }

    [[nodiscard]] CommandSource& commands() const { return *engine->commands(); }

    std::optional<Error> wait(RequestId request)
    {
        REQUIRE(pumpUntil([&] { return finished.contains(request); }, milliseconds{20'000}));
        return finished[request];
    }

    ServerId add(const Server& server)
    {
        REQUIRE_FALSE(wait(engine->addServers({server}, {})));
        return servers.at(server.name);
    }

    /// This computer, once its session lives.
    ServerId local()
    {
        REQUIRE(pumpUntil([this] {
            return std::ranges::any_of(
                states, [](const auto& entry) { return entry.second == ServerState::Online; });
        }));
        return std::ranges::find_if(
                   states, [](const auto& entry) { return entry.second == ServerState::Online; })
            ->first;
    }

    [[nodiscard]] bool hasRun(const QString& name) const
    {
        return std::ranges::any_of(snapshots, [&name](const Snapshot& snapshot) {
            return snapshot.probe == u"command/"_s + name;
        });
    }

    [[nodiscard]] QStringList names() const
    {
        QStringList list;
        for (const CustomCommand& command : all) {
            list += command.name;
        }
        return list;
    }

    std::unique_ptr<Engine> engine;
    std::map<QString, ServerId> servers;
    std::map<ServerId, ServerState> states;
    std::vector<Snapshot> snapshots;
    std::vector<CustomCommand> all;
    std::vector<CommandTrial> trials;
    std::map<RequestId, std::optional<Error>> finished;
};

} // namespace

TEST_CASE("commands that were saved are told, and are there after a restart")
{
    const test::TempStore store;
    {
        CommandStage stage(store.folder());
        CHECK_FALSE(stage.wait(stage.commands().save({echoCommand(u"b"_s), echoCommand(u"a"_s)})));
        CHECK(stage.names() == QStringList{u"a"_s, u"b"_s});
    }
    CommandStage again(store.folder());

    CHECK_FALSE(again.wait(again.commands().requestCommands()));

    CHECK(again.names() == QStringList{u"a"_s, u"b"_s});
}

TEST_CASE("a command whose name is taken is refused, and nothing is changed")
{
    const test::TempStore store;
    CommandStage stage(store.folder());
    REQUIRE_FALSE(stage.wait(stage.commands().save({echoCommand(u"a"_s)})));

    const auto error
        = stage.wait(stage.commands().save({echoCommand(u"new"_s), echoCommand(u"A"_s)}));

    REQUIRE(error);
    CHECK(error->code == ErrorCode::InvalidConfig);
    CHECK(error->detail == u"commandNameTaken"_s);
    CHECK(stage.names() == QStringList{u"a"_s});
}

TEST_CASE("a removed command is restored with its id")
{
    const test::TempStore store;
    CommandStage stage(store.folder());
    REQUIRE_FALSE(stage.wait(stage.commands().save({echoCommand(u"a"_s)})));
    const CommandId id = stage.all.front().id;
    REQUIRE_FALSE(stage.wait(stage.commands().remove({id})));
    CHECK(stage.all.empty());

    CHECK_FALSE(stage.wait(stage.commands().restore({id})));

    REQUIRE(stage.all.size() == 1);
    CHECK(stage.all.front().id == id);
}

TEST_CASE("a command that another process adds is noticed")
{
    const test::TempStore store;
    CommandStage stage(store.folder());
    REQUIRE_FALSE(stage.wait(stage.commands().requestCommands()));

    REQUIRE((*engine::Configuration::open(store.folder()))->saveCommands({echoCommand(u"a"_s)}));

    CHECK(pumpUntil([&] { return stage.names() == QStringList{u"a"_s}; }));
}

TEST_CASE("a command that can't be is not run, and one for no server is done at once")
{
    const test::TempStore store;
    CommandStage stage(store.folder());

    const auto error = stage.wait(stage.commands().run(echoCommand(u"a/b"_s), {ServerId{1}}));
    const auto none = stage.wait(stage.commands().run(echoCommand(u"a"_s), {}));

    REQUIRE(error);
    CHECK(error->detail == u"commandName"_s);
    CHECK_FALSE(none);
    CHECK(stage.trials.empty());
}

TEST_CASE("a server without a connection, or with the fixed probe alone, runs no command")
{
    const test::TempStore store;
    CommandStage stage(store.folder());
    const ServerId dead = stage.add(silentServer(u"dead"_s));
    Server restricted = silentServer(u"restricted"_s);
    restricted.access = ServerAccess::FixedProbe;
    const ServerId fixed = stage.add(restricted);
    std::vector<ServerId> targets(20, dead); // more than run at a time
    targets.push_back(fixed);

    CHECK_FALSE(stage.wait(stage.commands().run(echoCommand(u"a"_s), targets)));

    REQUIRE(stage.trials.size() == targets.size());
    for (const CommandTrial& trial : stage.trials) {
        REQUIRE(trial.error);
        CHECK(trial.error->code
              == (trial.server == fixed ? ErrorCode::NotAvailable : ErrorCode::NotFound));
        CHECK_FALSE(trial.exitCode);
    }
}

#ifdef Q_OS_LINUX
TEST_CASE("a saved command runs on this computer")
{
    const test::TempStore store;
    CommandStage stage(store.folder());
    stage.local();

    REQUIRE_FALSE(stage.wait(stage.commands().save({echoCommand(u"five"_s)})));

    REQUIRE(pumpUntil([&] { return stage.hasRun(u"five"_s); }, milliseconds{30'000}));
    const auto snapshot = std::ranges::find(stage.snapshots, u"command/five"_s, &Snapshot::probe);
    CHECK(valueOf(*snapshot, {u"command"_s, u"value"_s, u"five"_s}) == 5);
}

TEST_CASE("what a command told is not told any more once it is removed")
{
    const test::TempStore store;
    CommandStage stage(store.folder());
    stage.local();
    REQUIRE_FALSE(stage.wait(stage.commands().save({echoCommand(u"five"_s)})));
    REQUIRE(pumpUntil([&] { return stage.hasRun(u"five"_s); }, milliseconds{30'000}));

    REQUIRE_FALSE(stage.wait(stage.commands().remove({stage.all.front().id})));
    std::optional<FleetState> state;
    QObject::connect(stage.engine.get(),
                     &Engine::fleetLoaded,
                     stage.engine.get(),
                     [&state](RequestId, const FleetState& loaded) { state = loaded; });
    stage.engine->requestFleet();

    REQUIRE(pumpUntil([&] { return state.has_value(); }, milliseconds{20'000}));
    CHECK(std::ranges::count(state->latest, u"command/five"_s, &Snapshot::probe) == 0);
}

TEST_CASE("a command is tried on each server that was named, and nothing of it is kept")
{
    const test::TempStore store;
    CommandStage stage(store.folder());
    const ServerId local = stage.local();
    const ServerId dead = stage.add(silentServer(u"dead"_s));

    CHECK_FALSE(stage.wait(
        stage.commands().run(echoCommand(u"try"_s, u"echo 7; exit 2"_s), {local, dead})));

    REQUIRE(stage.trials.size() == 2);
    const auto trial = std::ranges::find(stage.trials, local, &CommandTrial::server);
    REQUIRE(trial != stage.trials.end());
    CHECK(trial->output == "7\n");
    CHECK(trial->exitCode == 2);
    CHECK_FALSE(trial->error);
    CHECK_FALSE(stage.hasRun(u"try"_s));
    CHECK(stage.all.empty());
}

TEST_CASE("trials that are cancelled end before their time, each with that word")
{
    const test::TempStore store;
    CommandStage stage(store.folder());
    const ServerId local = stage.local();
    const CustomCommand slow = echoCommand(u"slow"_s, u"sleep 300"_s);
    const RequestId request = stage.commands().run(slow, std::vector<ServerId>(20, local));

    stage.commands().cancel(request);
    const auto error = stage.wait(request);

    REQUIRE(error);
    CHECK(error->code == ErrorCode::Cancelled);
    REQUIRE(stage.trials.size() == 20);
    for (const CommandTrial& trial : stage.trials) {
        CHECK(trial.error == Error{ErrorCode::Cancelled, {}, 0});
    }
    CHECK_FALSE(stage.wait(stage.commands().run(echoCommand(u"next"_s), {local})));
    CHECK(stage.trials.back().output == "5\n");
}
#endif

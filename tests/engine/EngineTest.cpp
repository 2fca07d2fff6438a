// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/Engine.h"

#include "core/engine/Configuration.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeSshServer.h"
#include "tests/support/Loopback.h"
#include "tests/support/Pump.h"
#include "tests/support/TempStore.h"

#include <QFile>

#include <algorithm>
#include <map>

using namespace vedette;
using namespace Qt::StringLiterals;
using engine::Engine;
using test::pumpUntil;

namespace {

const MetricId usage{u"cpu"_s, u"totalUsage"_s, {}};

/// An engine on a folder, and all that it said.
class Running
{
public:
    explicit Running(const QString& folder, bool isPersistent = true)
        : engine(*Engine::create({folder, HistoryLimits{}, isPersistent}))
    {
        Engine* source = engine.get();
        QObject::connect(source,
                         &Engine::fleetLoaded,
                         source,
                         [this](RequestId, const FleetState& state) { fleet = state; });
        QObject::connect(source, &Engine::serverAdded, source, [this](const Server& server) {
            servers[server.name] = server;
        });
        QObject::connect(source, &Engine::serverUpdated, source, [this](const Server& server) {
            servers[server.name] = server;
        });
        QObject::connect(source, &Engine::serverRemoved, source, [this](ServerId id) {
            std::erase_if(servers, [id](const auto& entry) { return entry.second.id == id; });
        });
        QObject::connect(source,
                         &Engine::statusChanged,
                         source,
                         [this](const ServerStatus& status) { statuses[status.server] = status; });
        QObject::connect(source, &Engine::snapshotReady, source, [this](const Snapshot& snapshot) {
            snapshots.push_back(snapshot);
        });
        QObject::connect(source, &Engine::alertRaised, source, [this](const Alert& alert) {
            raised.push_back(alert);
        });
        QObject::connect(source, &Engine::alertResolved, source, [this](const Alert& alert) {
            resolved.push_back(alert);
        });
        QObject::connect(
            source,
            &Engine::commandFinished,
            source,
            [this](RequestId id, const std::optional<Error>& error) { finished[id] = error; });
        QObject::connect(source,
                         &Engine::historyReady,
                         source,
                         [this](RequestId, const Result<History>& answer) { history = answer; });
        QObject::connect(
            source, &Engine::samplesCommitted, source, [this](const std::vector<Snapshot>& polls) {
                committed += static_cast<int>(polls.size());
            });
        engine->start();
        engine->requestFleet();
        REQUIRE(pumpUntil([this] { return fleet.has_value(); }));
    }

    std::optional<Error> wait(RequestId request)
    {
        REQUIRE(pumpUntil([&] { return finished.contains(request); }));
        return finished[request];
    }

    bool reaches(const QString& name, ServerState state)
    {
        return pumpUntil(
            [&] { return servers.contains(name) && statuses[servers[name].id].state == state; });
    }

    std::unique_ptr<Engine> engine;
    std::optional<FleetState> fleet;
    std::map<QString, Server> servers;
    std::map<ServerId, ServerStatus> statuses;
    std::vector<Snapshot> snapshots;
    std::vector<Alert> raised;
    std::vector<Alert> resolved;
    std::map<RequestId, std::optional<Error>> finished;
    std::optional<Result<History>> history;
    int committed = 0;
};

Server named(Server server, const QString& name)
{
    server.name = name;
    return server;
}

/// A server nobody answers for.
Server refusing()
{
    Server server;
    server.name = u"dead"_s;
    server.host = u"127.0.0.1"_s;
    server.port = test::refusingPort();
    return server;
}

} // namespace

TEST_CASE("the first start watches this computer and has a chart within seconds")
{
    const test::TempStore store;
    Running running(store.folder());

    REQUIRE(running.fleet->servers.size() == 1);
    CHECK(running.fleet->servers.front().kind == ServerKind::Local);
    REQUIRE(pumpUntil([&] {
        return std::ranges::any_of(running.snapshots, [](const Snapshot& snapshot) {
            return valueOf(snapshot, usage).has_value();
        });
    }));
    REQUIRE(pumpUntil([&] { return running.committed >= 2; }));

    const Timestamp now = systemClock().now();
    running.engine->requestHistory(
        {running.fleet->servers.front().id, {usage}, {now - seconds{60}, now + seconds{1}}, 100});
    REQUIRE(pumpUntil([&] { return running.history.has_value(); }));
    REQUIRE(running.history->has_value());
    CHECK_FALSE((*running.history)->series.front().points.empty());
}

TEST_CASE("what was stored is there after a restart")
{
    const test::TempStore store;
    {
        Running running(store.folder());
        REQUIRE(pumpUntil([&] { return running.committed >= 2; }));
    }
    Running again(store.folder());
    const Timestamp now = systemClock().now();

    again.engine->requestHistory({again.fleet->servers.front().id,
                                  {{u"memory"_s, u"total"_s, {}}},
                                  {now - seconds{60}, now + seconds{1}},
                                  100});

    REQUIRE(pumpUntil([&] { return again.history.has_value(); }));
    CHECK_FALSE((*again.history)->series.front().points.empty());
}

TEST_CASE("a second collector on the same folder is refused, an onlooker is not", "[F48]")
{
    const test::TempStore store;
    const Running running(store.folder());

    const auto second = Engine::create({store.folder(), HistoryLimits{}, true});

    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::AlreadyRunning);
    const Running onlooker(store.folder(), false);
    CHECK(onlooker.fleet->servers.size() == 1);
}

TEST_CASE("an unreachable server raises one alert, and its removal ends it")
{
    const test::TempStore store;
    Running running(store.folder());

    CHECK_FALSE(running.wait(running.engine->addServers({refusing()}, {})));
    REQUIRE(running.reaches(u"dead"_s, ServerState::Unreachable));
    REQUIRE(pumpUntil([&] { return running.raised.size() == 1; }));
    CHECK(running.raised.front().reason->code == ErrorCode::Refused);
    CHECK(running.raised.front().id.value > 0);

    const ServerId id = running.servers[u"dead"_s].id;
    CHECK_FALSE(running.wait(running.engine->removeServers({id})));
    REQUIRE(pumpUntil([&] { return running.resolved.size() == 1; }));
    CHECK(running.resolved.front().id == running.raised.front().id);
    CHECK_FALSE(running.servers.contains(u"dead"_s));
}

TEST_CASE("a group is given to servers in one command, and told")
{
    const test::TempStore store;
    Running running(store.folder());
    CHECK_FALSE(running.wait(running.engine->addServers({refusing()}, {})));
    const ServerId id = running.servers[u"dead"_s].id;

    CHECK_FALSE(running.wait(running.engine->setGroup({id}, u"Lab"_s)));
    const auto unknown = running.wait(running.engine->setGroup({id, ServerId{999}}, u"Attic"_s));

    REQUIRE(unknown.has_value());
    CHECK(unknown->code == ErrorCode::NotFound);
    CHECK(running.servers[u"dead"_s].group == u"Lab"_s);
}

TEST_CASE("a removed server can be brought back")
{
    const test::TempStore store;
    Running running(store.folder());
    CHECK_FALSE(running.wait(running.engine->addServers({refusing()}, {})));
    const ServerId id = running.servers[u"dead"_s].id;
    CHECK_FALSE(running.wait(running.engine->removeServers({id})));

    CHECK_FALSE(running.wait(running.engine->restoreServers({id})));

    CHECK(running.servers[u"dead"_s].id == id);
    CHECK(running.reaches(u"dead"_s, ServerState::Unreachable));
}

TEST_CASE("an alert that fires when the program stops is not announced again, and ends when the "
          "server is back")
{
    const test::TempStore store;
    test::FakeSshServer fake;
    {
        Running running(store.folder());
        Server server = named(fake.server(), u"web"_s);
        const quint16 port = server.port;
        server.port = test::refusingPort();
        CHECK_FALSE(running.wait(running.engine->addServers({server}, {})));
        REQUIRE(pumpUntil([&] { return running.raised.size() == 1; }));
        running.engine->stop();
        auto configuration = *engine::Configuration::open(store.folder());
        server = *configuration->find(u"web"_s);
        server.port = port;
        REQUIRE(configuration->update(server));
        REQUIRE(configuration->addPin(fake.pin()));
    }
    Running again(store.folder());
    REQUIRE(again.fleet->alerts.size() == 1);

    again.engine->supplyCredential(again.servers[u"web"_s].id, {Secret("right"), {}});

    REQUIRE(again.reaches(u"web"_s, ServerState::Online));
    REQUIRE(pumpUntil([&] { return again.resolved.size() == 1; }));
    CHECK(again.raised.empty());
}

TEST_CASE("a list of servers that can't be read any more is told, and what was read goes on")
{
    const test::TempStore store;
    const Running running(store.folder());
    std::optional<Error> told;
    QObject::connect(running.engine.get(),
                     &Engine::healthChanged,
                     running.engine.get(),
                     [&](const CollectorHealth& health) { told = health.configError; });
    const QString path = store.folder() + u"/vedette.db"_s;
    REQUIRE(QFile::rename(path, path + u".old"_s));
    test::writeFile(path, QByteArray(8192, 'x'));

    CHECK(pumpUntil([&] { return told.has_value(); }));
    CHECK(running.fleet->servers.size() == 1);
}

TEST_CASE("a change from the command line is noticed by a running collector")
{
    const test::TempStore store;
    Running running(store.folder());
    auto configuration = *engine::Configuration::open(store.folder());

    REQUIRE(configuration->add({refusing()}));
    REQUIRE(running.reaches(u"dead"_s, ServerState::Unreachable));

    REQUIRE(configuration->remove(running.servers[u"dead"_s].id));
    CHECK(pumpUntil([&] { return !running.servers.contains(u"dead"_s); }));
}

TEST_CASE("an unknown host key waits for the user, and trust in it lets the server in")
{
    const test::TempStore store;
    test::FakeSshServer fake;
    Running running(store.folder());
    const Server server = named(fake.server(), u"web"_s);
    CHECK_FALSE(running.wait(running.engine->addServers({server}, {Secret("right"), {}})));
    REQUIRE(running.reaches(u"web"_s, ServerState::NeedsUser));
    const ServerId id = running.servers[u"web"_s].id;
    REQUIRE(running.statuses[id].hostKey);
    CHECK(fake.counters().authRequests == 0);

    HostKeyIssue changed = *running.statuses[id].hostKey;
    changed.expected.push_back({u"ssh-ed25519"_s, "in known_hosts"});
    const auto refused = running.wait(running.engine->trustHostKey(id, changed));
    REQUIRE(refused);
    CHECK(refused->code == ErrorCode::HostKeyChanged);

    CHECK_FALSE(running.wait(running.engine->trustHostKey(id, *running.statuses[id].hostKey)));

    CHECK(running.reaches(u"web"_s, ServerState::Online));
    SECTION("another key is not trusted over the first one")
    {
        const auto error = running.wait(running.engine->trustHostKey(
            id, {{u"ssh-ed25519"_s, "other"}, {}, server.host, server.port}));

        REQUIRE(error);
        CHECK(error->code == ErrorCode::HostKeyChanged);
    }
}

TEST_CASE("trust in a key under an alias lets in every server that has it, by whatever address")
{
    const test::TempStore store;
    test::FakeSshServer fake;
    Running running(store.folder());
    Server web = named(fake.server(), u"web"_s);
    web.hostKeyAlias = u"Lab"_s;
    Server mail = named(web, u"mail"_s);
    mail.host = u"localhost"_s;
    CHECK_FALSE(running.wait(running.engine->addServers({web, mail}, {Secret("right"), {}})));
    REQUIRE(running.reaches(u"web"_s, ServerState::NeedsUser));
    REQUIRE(running.reaches(u"mail"_s, ServerState::NeedsUser));
    const ServerId id = running.servers[u"web"_s].id;
    REQUIRE(running.statuses[id].hostKey);
    CHECK(running.statuses[id].hostKey->host == u"Lab"_s);

    CHECK_FALSE(running.wait(running.engine->trustHostKey(id, *running.statuses[id].hostKey)));

    CHECK(running.reaches(u"web"_s, ServerState::Online));
    CHECK(running.reaches(u"mail"_s, ServerState::Online));
}

TEST_CASE("trust in the key of a jump host is kept for its address, and lets all behind it in")
{
    const test::TempStore store;
    test::FakeSshOptions options;
    options.isJumpHost = true;
    test::FakeSshServer bastion(options);
    test::FakeSshServer target;
    Running running(store.folder());
    Server hop = named(bastion.server(), u"bastion"_s);
    hop.isMonitored = false;
    CHECK_FALSE(running.wait(running.engine->addServers({hop}, {Secret("right"), {}})));
    Server web = named(target.server(), u"web"_s);
    web.proxyJump = addressOf(hop);
    const Server mail = named(web, u"mail"_s);
    CHECK_FALSE(running.wait(running.engine->addServers({web, mail}, {Secret("right"), {}})));
    REQUIRE(running.reaches(u"web"_s, ServerState::NeedsUser));
    REQUIRE(running.reaches(u"mail"_s, ServerState::NeedsUser));
    const ServerId id = running.servers[u"web"_s].id;
    const auto issue = running.statuses[id].hostKey;
    REQUIRE(issue);
    CHECK(issue->port == bastion.port());
    CHECK(bastion.counters().authRequests == 0);
    CHECK(target.counters().connections == 0);

    CHECK_FALSE(running.wait(running.engine->trustHostKey(id, *issue)));

    const auto asksForTarget = [&](const QString& name) {
        const auto& seen = running.statuses[running.servers[name].id].hostKey;
        return seen && seen->port == target.port();
    };
    REQUIRE(pumpUntil([&] { return asksForTarget(u"web"_s) && asksForTarget(u"mail"_s); }));
    CHECK(bastion.counters().logins == 1);
    CHECK_FALSE(running.wait(running.engine->trustHostKey(id, *running.statuses[id].hostKey)));
    CHECK(running.reaches(u"web"_s, ServerState::Online));
    CHECK(running.reaches(u"mail"_s, ServerState::Online));
    CHECK(bastion.counters().logins == 1);
    SECTION("a key of another address is nothing to do with that server")
    {
        const auto error = running.wait(running.engine->trustHostKey(
            id, {{u"ssh-ed25519"_s, "other"}, {}, u"elsewhere"_s, 22}));

        REQUIRE(error);
        CHECK(error->code == ErrorCode::NotFound);
    }
}

TEST_CASE("a taken name is refused with its reason")
{
    const test::TempStore store;
    Running running(store.folder());
    CHECK_FALSE(running.wait(running.engine->addServers({refusing()}, {})));

    const auto error = running.wait(running.engine->addServers({refusing()}, {}));

    REQUIRE(error);
    CHECK(error->code == ErrorCode::InvalidConfig);
}

TEST_CASE("stopping takes less than five seconds while servers hang")
{
    const test::TempStore store;
    test::FakeSshOptions silent;
    silent.trouble = test::FakeTrouble::SilentAccept;
    test::FakeSshServer blackHole(silent);
    Running running(store.folder());
    CHECK_FALSE(running.wait(running.engine->addServers(
        {named(blackHole.server(), u"a"_s), named(blackHole.server(), u"b"_s)},
        {Secret("x"), {}})));
    REQUIRE(pumpUntil([&] { return blackHole.counters().connections >= 1; }));
    const MonotonicTime before = systemClock().monotonic();

    running.engine->stop();

    CHECK(systemClock().monotonic() - before < seconds{5});
}

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/ConfigStore.h"

#include "core/store/Connection.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::store;

namespace {

std::unique_ptr<ConfigStore> openIn(const test::TempStore& temp)
{
    auto store = ConfigStore::open(temp.folder());
    REQUIRE(store);
    return std::move(*store);
}

Server sshServer(const QString& name)
{
    Server server;
    server.name = name;
    server.host = u"db1.example.net"_s;
    return server;
}

Server fullServer()
{
    Server server = sshServer(u"Büro '; DROP TABLE server; --"_s);
    server.port = 2222;
    server.user = u"deploy"_s;
    server.auth = AuthMethod::KeyFile;
    server.identityFile = u"/keys/id_ed25519"_s;
    server.certificateFile = u"/keys/id_ed25519-signed.pub"_s;
    server.identityAgent = u"/run/agent.sock"_s;
    server.proxyJump = u"ops@bastion:2222, [2001:db8::1]"_s;
    server.access = ServerAccess::FixedProbe;
    server.hostKeyPolicy = HostKeyPolicy::AcceptNew;
    server.hostKeyAlias = u"db.cluster"_s;
    server.knownHostsFiles = {u"/k/lab, and \"more\""_s, u"/k/hosts2"_s};
    server.group = u"Databases"_s;
    server.tags = {u"production"_s, u"with \"quotes\""_s};
    server.isMonitored = false;
    server.usesSudo = true;
    server.pollsByShell = true;
    server.watchedCertificates = {u"/etc/ssl/web, \"old\".pem"_s, u"/etc/ssl/mail.pem"_s};
    server.statusInterval = seconds{5};
    server.metricsInterval = seconds{60};
    server.retention = {std::chrono::days{400}, std::chrono::days{0}};
    return server;
}

std::vector<QString> namesIn(ConfigStore& store)
{
    const auto state = store.load();
    REQUIRE(state);
    std::vector<QString> names;
    for (const Server& server : state->servers) {
        names.push_back(server.name);
    }
    return names;
}

Server addOne(ConfigStore& store, const Server& server)
{
    const auto added = store.addServers({server});
    REQUIRE(added);
    return added->front();
}

/// Plays another process.
void changeBehindItsBack(const test::TempStore& temp, const QString& sql)
{
    const auto connection = Connection::open({.path = temp.configPath()});
    REQUIRE(connection);
    REQUIRE((*connection)->execute(sql));
}

} // namespace

#ifdef Q_OS_LINUX
TEST_CASE("a new store holds this computer, once and for all")
{
    const test::TempStore temp;
    {
        const auto store = openIn(temp);
        const auto state = store->load();
        REQUIRE(state);
        REQUIRE(state->servers.size() == 1);
        CHECK(state->servers.front().kind == ServerKind::Local);
        REQUIRE(store->removeServers({state->servers.front().id}));
    }

    CHECK(namesIn(*openIn(temp)).empty());
}
#endif

TEST_CASE("every field of a server is there after the store was opened again")
{
    const test::TempStore temp;
    const Server server = addOne(*openIn(temp), fullServer());
    CHECK_FALSE(server.id.isNull());

    const auto state = openIn(temp)->load();

    REQUIRE(state);
    CHECK(state->servers.back() == server);
}

TEST_CASE("servers come in the order in which they were added")
{
    const test::TempStore temp;
    const auto store = openIn(temp);
    const auto before = namesIn(*store);

    const auto added = store->addServers({sshServer(u"z"_s), sshServer(u"a"_s)});

    REQUIRE(added);
    CHECK((*added)[0].position < (*added)[1].position);
    auto expected = before;
    expected.insert(expected.end(), {u"z"_s, u"a"_s});
    CHECK(namesIn(*store) == expected);
}

TEST_CASE("a name that differs in case alone is taken, and then nothing is added")
{
    const test::TempStore temp;
    const auto store = openIn(temp);
    addOne(*store, sshServer(u"Über"_s));
    const auto before = namesIn(*store);

    const auto added = store->addServers({sshServer(u"new"_s), sshServer(u"üBER"_s)});

    REQUIRE_FALSE(added);
    CHECK(added.error().code == ErrorCode::InvalidConfig);
    CHECK(added.error().detail == u"nameTaken"_s);
    CHECK(namesIn(*store) == before);
}

TEST_CASE("a server that can't be is refused")
{
    const test::TempStore temp;
    const auto store = openIn(temp);
    Server server = sshServer(u"db1"_s);
    server.host = u"-oProxyCommand=x"_s;

    const auto added = store->addServers({server});

    REQUIRE_FALSE(added);
    CHECK(added.error().code == ErrorCode::InvalidConfig);
    CHECK(added.error().detail == u"host"_s);
}

TEST_CASE("a changed server replaces the old one")
{
    const test::TempStore temp;
    const auto store = openIn(temp);
    Server server = addOne(*store, sshServer(u"db1"_s));
    server.name = u"DB1"_s; // its own name is not taken
    server.port = 2200;
    server.position = 77;

    REQUIRE(store->updateServer(server));

    CHECK(store->load()->servers.back() == server);
}

TEST_CASE("a server that is not there can't be changed")
{
    const test::TempStore temp;
    const auto store = openIn(temp);
    Server server = addOne(*store, sshServer(u"db1"_s));
    REQUIRE(store->removeServers({server.id}));

    const auto updated = store->updateServer(server);
    REQUIRE_FALSE(updated);
    CHECK(updated.error().code == ErrorCode::NotFound);

    const auto removed = store->removeServers({server.id});
    REQUIRE_FALSE(removed);
    CHECK(removed.error().code == ErrorCode::NotFound);
}

TEST_CASE("renaming to a name that is taken changes nothing")
{
    const test::TempStore temp;
    const auto store = openIn(temp);
    addOne(*store, sshServer(u"one"_s));
    Server two = addOne(*store, sshServer(u"two"_s));
    two.name = u"ONE"_s;

    const auto updated = store->updateServer(two);

    REQUIRE_FALSE(updated);
    CHECK(updated.error().code == ErrorCode::InvalidConfig);
    CHECK(namesIn(*store).back() == u"two"_s);
}

TEST_CASE("monitoring is switched for all servers named, or for none")
{
    const test::TempStore temp;
    const auto store = openIn(temp);
    const Server one = addOne(*store, sshServer(u"one"_s));
    const Server two = addOne(*store, sshServer(u"two"_s));
    const auto isMonitored = [&store](const Server& server) {
        const auto servers = store->load()->servers;
        return std::ranges::find(servers, server.id, &Server::id)->isMonitored;
    };

    const auto failed = store->setMonitored({one.id, ServerId{999}}, false);
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == ErrorCode::NotFound);
    CHECK(isMonitored(one));

    REQUIRE(store->setMonitored({one.id, two.id}, false));
    CHECK_FALSE(isMonitored(one));
    CHECK_FALSE(isMonitored(two));
}

TEST_CASE("a group is given to all servers named, or to none")
{
    const test::TempStore temp;
    const auto store = openIn(temp);
    const Server one = addOne(*store, sshServer(u"one"_s));
    const Server two = addOne(*store, sshServer(u"two"_s));
    const auto groupOf = [&store](const Server& server) {
        const auto servers = store->load()->servers;
        return std::ranges::find(servers, server.id, &Server::id)->group;
    };

    const auto unknown = store->setGroup({one.id, ServerId{999}}, u"Lab"_s);
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code == ErrorCode::NotFound);
    CHECK(groupOf(one).isEmpty());
    const auto tooLong = store->setGroup({one.id}, QString(10'000, u'x'));
    REQUIRE_FALSE(tooLong);
    CHECK(tooLong.error().code == ErrorCode::InvalidConfig);

    REQUIRE(store->setGroup({one.id, two.id}, u"Lab"_s));
    CHECK(groupOf(one) == u"Lab"_s);
    CHECK(groupOf(two) == u"Lab"_s);
}

TEST_CASE("a removed server comes back as it was")
{
    const test::TempStore temp;
    const auto store = openIn(temp);
    const Server server = addOne(*store, fullServer());
    REQUIRE(store->removeServers({server.id}));

    const auto restored = store->restoreServers({server.id});

    REQUIRE(restored);
    CHECK(restored->front() == server);
    CHECK(store->load()->servers.back() == server);
}

TEST_CASE("a removed server can't come back when its name is taken meanwhile")
{
    const test::TempStore temp;
    const auto store = openIn(temp);
    const Server first = addOne(*store, sshServer(u"db1"_s));
    REQUIRE(store->removeServers({first.id}));
    addOne(*store, sshServer(u"db1"_s));

    const auto restored = store->restoreServers({first.id});

    REQUIRE_FALSE(restored);
    CHECK(restored.error().code == ErrorCode::InvalidConfig);
}

TEST_CASE("what was removed more than a day ago is deleted at the next start")
{
    const test::TempStore temp;
    Server old;
    Server fresh;
    {
        const auto store = openIn(temp);
        old = addOne(*store, sshServer(u"old"_s));
        fresh = addOne(*store, sshServer(u"fresh"_s));
        REQUIRE(store->removeServers({old.id, fresh.id}));
        changeBehindItsBack(
            temp, u"UPDATE server SET removed_at = removed_at - 90000000 WHERE name = 'old'"_s);
    }

    const auto store = openIn(temp);

    const auto gone = store->restoreServers({old.id});
    REQUIRE_FALSE(gone);
    CHECK(gone.error().code == ErrorCode::NotFound);
    CHECK(store->restoreServers({fresh.id}));
}

TEST_CASE("the id of a deleted server is never given again")
{
    const test::TempStore temp;
    const auto store = openIn(temp);
    const Server first = addOne(*store, sshServer(u"db1"_s));
    changeBehindItsBack(temp, u"DELETE FROM server"_s);

    const Server second = addOne(*store, sshServer(u"db1"_s));

    CHECK(second.id.value > first.id.value);
}

TEST_CASE("pins of an address are added one by one and forgotten together")
{
    const test::TempStore temp;
    const auto store = openIn(temp);
    const HostKeyPin ed{.host = u"db1.example.net"_s,
                        .port = 2222,
                        .key = {u"ssh-ed25519"_s, QByteArray("a\0b", 3)},
                        .firstSeen = fromMsecs(1000),
                        .source = u"user"_s};
    HostKeyPin rsa = ed;
    rsa.key = {u"ssh-rsa"_s, "rsa"};
    rsa.firstSeen = fromMsecs(2000);
    HostKeyPin elsewhere = ed;
    elsewhere.port = 22;
    HostKeyPin again = ed;
    again.firstSeen = fromMsecs(9000);
    for (const HostKeyPin& pin : {ed, rsa, elsewhere, again}) {
        REQUIRE(store->addPin(pin));
    }

    CHECK(store->load()->pins == HostKeyPins{elsewhere, ed, rsa});

    REQUIRE(store->removePins(u"DB1.example.net"_s, 2222));
    CHECK(store->load()->pins == HostKeyPins{elsewhere});
}

TEST_CASE("an alert is stored with its reason, and fires until it is resolved")
{
    const test::TempStore temp;
    const auto jumpHost = GENERATE(QString(), u"ops@bastion:2222"_s);
    Alert alert{.id = {},
                .server = {7},
                .serverName = u"db1"_s,
                .rule = u"server.authFailed"_s,
                .severity = Severity::High,
                .state = AlertState::Firing,
                .reason = Error{ErrorCode::AuthDenied, u"no method left"_s, 5, jumpHost},
                .raisedAt = fromMsecs(5000),
                .resolvedAt = std::nullopt};
    {
        const auto store = openIn(temp);
        const auto id = store->raiseAlert(alert);
        REQUIRE(id);
        alert.id = *id;
    }
    const auto store = openIn(temp);
    CHECK(store->load()->firing == std::vector{alert});

    alert.state = AlertState::Resolved;
    alert.resolvedAt = fromMsecs(6000);
    Alert told = alert;
    told.id = GENERATE(true, false) ? alert.id : AlertId{}; // found by its server and beginning
    REQUIRE(store->resolveAlert(told));

    CHECK(store->load()->firing.empty());
    CHECK(*store->alerts({}) == std::vector{alert});
}

TEST_CASE(
    "an alert that ended with its server stays as it ended, and another server's is left alone")
{
    const test::TempStore temp;
    const auto store = openIn(temp);
    const ServerId server = store->addServers({sshServer(u"web1"_s)})->front().id;
    Alert alert;
    alert.server = server;
    alert.rule = u"server.unreachable"_s;
    alert.raisedAt = fromMsecs(5000);
    const auto id = store->raiseAlert(alert);
    REQUIRE(id);
    REQUIRE(store->removeServers({server}));
    const auto ended = store->alerts({.limit = 1})->front().resolvedAt;
    REQUIRE(ended);

    alert.resolvedAt = *ended + seconds{5};
    CHECK(store->resolveAlert(alert) == *id);
    alert.id = *id;
    alert.server = {server.value + 1};
    alert.raisedAt = fromMsecs(7000);
    const auto foreign = store->resolveAlert(alert);

    CHECK(store->alerts({.limit = 1})->front().resolvedAt == ended);
    REQUIRE_FALSE(foreign);
    CHECK(foreign.error().code == ErrorCode::NotFound);
}

TEST_CASE("the newest alerts come first, and no more than asked for")
{
    const test::TempStore temp;
    const auto store = openIn(temp);
    for (const int second : {3, 1, 2}) {
        Alert alert;
        alert.raisedAt = fromMsecs(second * 1000LL);
        REQUIRE(store->raiseAlert(alert));
    }

    const auto newest = store->alerts({.limit = 2});

    REQUIRE(newest);
    REQUIRE(newest->size() == 2);
    CHECK((*newest)[0].raisedAt == fromMsecs(3000));
    CHECK((*newest)[1].raisedAt == fromMsecs(2000));
    CHECK(store->alerts({.limit = -1})->empty());
}

TEST_CASE("an alert that was never stored can't be resolved")
{
    const test::TempStore temp;

    const auto resolved = openIn(temp)->resolveAlert(Alert{});

    REQUIRE_FALSE(resolved);
    CHECK(resolved.error().code == ErrorCode::NotFound);
}

TEST_CASE("a change by another process is noticed once, one's own never")
{
    const test::TempStore temp;
    const auto store = openIn(temp);
    addOne(*store, sshServer(u"mine"_s));
    CHECK(*store->hasForeignChanges() == false);

    addOne(*openIn(temp), sshServer(u"theirs"_s));

    CHECK(*store->hasForeignChanges() == true);
    CHECK(*store->hasForeignChanges() == true); // until they are loaded
    REQUIRE(store->load());
    CHECK(*store->hasForeignChanges() == false);
    CHECK(namesIn(*store).back() == u"theirs"_s);
}

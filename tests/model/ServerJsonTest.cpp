// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/ServerJson.h"

#include "tests/support/Catch.h"

#include <QJsonDocument>

using namespace vedette;

using namespace Qt::StringLiterals;

namespace {

Server fullServer()
{
    Server server;
    server.name = u"db1 – Größe"_s;
    server.host = u"db1.example.net"_s;
    server.port = 2222;
    server.user = u"deploy"_s;
    server.auth = AuthMethod::KeyFile;
    server.identityFile = u"/keys/id_ed25519"_s;
    server.certificateFile = u"/keys/id_ed25519-signed.pub"_s;
    server.identityAgent = u"/run/agent.sock"_s;
    server.proxyJump = u"ops@bastion:2222, [2001:db8::1]"_s;
    server.access = ServerAccess::FixedProbe;
    server.hostKeyPolicy = HostKeyPolicy::Strict;
    server.hostKeyAlias = u"db.cluster"_s;
    server.knownHostsFiles = {u"/k/lab, and \"more\""_s, u"/k/hosts2"_s};
    server.group = u"databases"_s;
    server.tags = {u"prod"_s, u"eu"_s};
    server.isMonitored = false;
    server.pollsByShell = true;
    server.watchedCertificates = {u"/etc/ssl/web, \"old\".pem"_s, u"/etc/ssl/mail.pem"_s};
    server.statusInterval = seconds{5};
    server.metricsInterval = seconds{60};
    server.retention = {std::chrono::days{0}, std::chrono::days{3650}};
    return server;
}

QJsonObject object(const QByteArray& json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray list(const QByteArray& servers)
{
    return R"({"format": "vedette-servers", "version": 1, "servers": )" + servers + "}";
}

} // namespace

TEST_CASE("A server comes back from its JSON as it was")
{
    const auto server = serverFromJson(toJson(fullServer()));

    REQUIRE(server);
    CHECK(*server == fullServer());
}

TEST_CASE("What is missing takes its default and what is unknown is ignored")
{
    const auto server = serverFromJson(object(R"({"name": "a", "host": "b", "colour": "red"})"));

    REQUIRE(server);
    Server expected;
    expected.name = u"a"_s;
    expected.host = u"b"_s;
    CHECK(*server == expected);
}

TEST_CASE("What is kept as the settings say stands in no list")
{
    Server server = fullServer();
    server.retention = {};

    const QJsonObject json = toJson(server);

    CHECK_FALSE(json.contains(u"keepMeasuredDays"));
    CHECK_FALSE(json.contains(u"keepAveragesDays"));
    CHECK(serverFromJson(json) == server);
}

TEST_CASE("JSON that makes no valid server is refused with its field")
{
    const auto [json, field] = GENERATE(table<QByteArray, QString>({
        {R"({})", u"name"_s},
        {R"({"name": "a"})", u"host"_s},
        {R"({"name": "a", "host": "-x"})", u"host"_s},
        {R"({"name": "a", "host": "b", "port": 0})", u"port"_s},
        {R"({"name": "a", "host": "b", "port": 70000})", u"port"_s},
        {R"({"name": "a", "host": "b", "kind": "telnet"})", u"kind"_s},
        {R"({"name": "a", "host": "b", "keepMeasuredDays": 7301})", u"keepMeasuredDays"_s},
        {R"({"name": "a", "host": "b", "keepMeasuredDays": "for good"})", u"keepMeasuredDays"_s},
        {R"({"name": "a", "host": "b", "keepAveragesDays": -1})", u"keepAveragesDays"_s},
        {R"({"name": "a", "host": "b", "keepAveragesDays": 1.5})", u"keepAveragesDays"_s},
        {R"({"name": "a", "host": "b", "keepAveragesDays": null})", u"keepAveragesDays"_s},
        {R"({"name": "a", "host": "b", "auth": 3})", u"auth"_s},
        {R"({"name": "a", "host": "b", "proxyJump": "-x"})", u"proxyJump"_s},
        {R"({"name": "a", "host": "b", "proxyJump": ["x"]})", u"proxyJump"_s},
        {R"({"name": "a", "host": "b", "proxyJump": null})", u"proxyJump"_s},
        {R"({"name": "a", "host": "b", "identityAgent": "agent.sock"})", u"identityAgent"_s},
        {R"({"name": "a", "host": "b", "certificateFile": "c.pub"})", u"certificateFile"_s},
        {R"({"name": "a", "host": "b", "hostKeyAlias": "*"})", u"hostKeyAlias"_s},
        {R"({"name": "a", "host": "b", "hostKeyAlias": 7})", u"hostKeyAlias"_s},
        {R"({"name": "a", "host": "b", "knownHostsFiles": "/k"})", u"knownHostsFiles"_s},
        {R"({"name": "a", "host": "b", "knownHostsFiles": [7]})", u"knownHostsFiles"_s},
        {R"({"name": "a", "host": "b", "watchedCertificates": "/k"})", u"watchedCertificates"_s},
        {R"({"name": "a", "host": "b", "watchedCertificates": [7]})", u"watchedCertificates"_s},
        {R"({"name": "a", "host": "b", "knownHostsFiles": ["none", "/k"]})", u"knownHostsFiles"_s},
        {R"({"name": "a", "host": "b", "hostKeyPolicy": "never"})", u"hostKeyPolicy"_s},
        {R"({"name": "a", "host": "b", "access": "root"})", u"access"_s},
        {R"({"name": "a", "host": "b", "access": null})", u"access"_s},
        {R"({"name": "a", "host": "b", "statusInterval": 0})", u"statusInterval"_s},
        {R"({"name": "a", "host": "b", "metricsInterval": 1e18})", u"metricsInterval"_s},
    }));

    const auto server = serverFromJson(object(json));

    CAPTURE(json);
    REQUIRE_FALSE(server);
    CHECK(server.error().code == ErrorCode::InvalidConfig);
    CHECK(server.error().detail == field);
}

TEST_CASE("sudo is kept in the JSON of a server, and never switched on by a list from elsewhere")
{
    Server server = fullServer();
    server.usesSudo = true;

    const auto one = serverFromJson(toJson(server));
    const auto imported = importServers(exportServers({server}));

    REQUIRE(one);
    CHECK(one->usesSudo);
    REQUIRE(imported);
    CHECK_FALSE(imported->front().usesSudo);
}

TEST_CASE("A list comes back from its export and holds no secret")
{
    const std::vector<Server> servers{fullServer(), thisComputer()};

    const QByteArray json = exportServers(servers);
    const auto imported = importServers(json);

    REQUIRE(imported);
    REQUIRE(imported->size() == 2);
    CHECK(imported->at(0) == servers[0]);
    CHECK(imported->at(1).kind == ServerKind::Local);
    CHECK_FALSE(json.contains("password\":"));
}

TEST_CASE(
    "What would not be shown as it is can't be imported: nothing is cut or replaced in silence")
{
    const QByteArray server = GENERATE(R"([{"name": "\u001b[31mred", "host": "a"}])",
                                       R"([{"name": "two\nlines", "host": "a"}])",
                                       R"([{"name": "left\u202eright", "host": "a"}])",
                                       R"([{"name": "a", "host": "a", "tags": ["x\ny"]}])",
                                       R"([{"name": "a", "host": "a", "group": "\u009b"}])",
                                       R"([{"name": "a", "host": "a", "auth": "keyFile",)"
                                       R"( "identityFile": "/home/a\u009b"}])",
                                       R"([{"name": "a", "host": "a", "auth": "keyFile",)"
                                       R"( "identityFile": "keys/relative"}])");

    const auto imported = importServers(list(server));

    CAPTURE(server);
    REQUIRE_FALSE(imported);
    CHECK(imported.error().code == ErrorCode::InvalidConfig);
}

TEST_CASE("This computer keeps nothing of SSH from an import")
{
    const auto imported = importServers(list(
        R"([{"name": "me", "kind": "local", "host": "\u009b", "identityFile": "x", "proxyJump": "y", "access": "fixedProbe", "hostKeyAlias": "z", "knownHostsFiles": ["none"], "pollsByShell": true, "watchedCertificates": ["/c"]}])"));

    REQUIRE(imported);
    CHECK_FALSE(imported->at(0).pollsByShell);
    CHECK(imported->at(0).watchedCertificates == QStringList{u"/c"_s});
    CHECK(imported->at(0).hostKeyAlias.isEmpty());
    CHECK(imported->at(0).knownHostsFiles.isEmpty());
    CHECK(imported->at(0).host == u"local"_s);
    CHECK(imported->at(0).identityFile.isEmpty());
    CHECK(imported->at(0).proxyJump.isEmpty());
    CHECK(imported->at(0).access == ServerAccess::Shell);
}

TEST_CASE("A file that is no list of ours is refused")
{
    const auto [json, code] = GENERATE(table<QByteArray, ErrorCode>({
        {"", ErrorCode::InvalidFile},
        {"[1, 2", ErrorCode::InvalidFile},
        {"{}", ErrorCode::InvalidFile},
        {"[]", ErrorCode::InvalidFile},
        {R"({"format": "other", "version": 1, "servers": []})", ErrorCode::InvalidFile},
        {R"({"format": "vedette-servers", "servers": []})", ErrorCode::InvalidFile},
        {R"({"format": "vedette-servers", "version": 1})", ErrorCode::InvalidFile},
        {R"({"format": "vedette-servers", "version": 2, "servers": []})", ErrorCode::SchemaTooNew},
        {R"({"format": "vedette-servers", "version": 10000000000, "servers": []})",
         ErrorCode::SchemaTooNew},
        {QByteArray(qsizetype{17} * 1024 * 1024, ' '), ErrorCode::InvalidFile},
    }));

    const auto imported = importServers(json);

    CAPTURE(json.left(80));
    REQUIRE_FALSE(imported);
    CHECK(imported.error().code == code);
}

TEST_CASE("One bad server refuses the whole list and is named by its place")
{
    const auto imported
        = importServers(list(R"([{"name": "a", "host": "b"}, {"name": "a", "host": "-x"}])"));

    REQUIRE_FALSE(imported);
    CHECK(imported.error() == Error{ErrorCode::InvalidConfig, u"server 2: host"_s, 0});
}

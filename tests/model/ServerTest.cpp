// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/Server.h"

#include "tests/support/Catch.h"

using namespace vedette;

using namespace Qt::StringLiterals;

namespace {

Server validServer()
{
    Server server;
    server.name = u"db1"_s;
    server.host = u"db1.example.net"_s;
    server.user = u"deploy"_s;
    return server;
}

QStringList numberedPaths(qsizetype count)
{
    QStringList paths;
    for (qsizetype i = 0; i < count; ++i) {
        paths += u"/etc/ssl/%1.pem"_s.arg(i);
    }
    return paths;
}

/// The field that validate() names; "" when the server is fine.
QString refusedField(const Server& server)
{
    const auto valid = validate(server);
    if (valid) {
        return {};
    }
    CHECK(valid.error().code == ErrorCode::InvalidConfig);
    return valid.error().detail;
}

} // namespace

TEST_CASE("Hosts as OpenSSH takes them are valid")
{
    const QString host = GENERATE(u"db1"_s,
                                  u"db1.example.net"_s,
                                  u"192.0.2.7"_s,
                                  u"2001:db8::1"_s,
                                  u"fe80::1%eth0"_s,
                                  u"bücher.example"_s,
                                  u"host_1"_s);
    Server server = validServer();
    server.host = host;

    CHECK(refusedField(server).isEmpty());
}

TEST_CASE("Hosts that could be an option, a command or another user are refused")
{
    const QString host = GENERATE(u""_s,
                                  u" "_s,
                                  u"-oProxyCommand=x"_s,
                                  u"root@db1"_s,
                                  u"a b"_s,
                                  u"$(reboot)"_s,
                                  u"`id`"_s,
                                  u"a;b"_s,
                                  u"a\nb"_s,
                                  u"db1\n"_s,
                                  u"a/b"_s,
                                  u"a'b"_s,
                                  u"[::1]"_s,
                                  QString(254, u'a'));
    Server server = validServer();
    server.host = host;

    CAPTURE(host);
    CHECK(refusedField(server) == u"host"_s);
}

TEST_CASE("Users that could be an option or a command are refused")
{
    const auto [user, field] = GENERATE(table<QString, QString>({
        {u""_s, u""_s},
        {u"deploy"_s, u""_s},
        {u"dom\\user"_s, u""_s},
        {u"user@dom.example"_s, u""_s},
        {u"svc$"_s, u""_s},
        {u"-l"_s, u"user"_s},
        {u"a b"_s, u"user"_s},
        {u"a;b"_s, u"user"_s},
        {u"a\""_s, u"user"_s},
        {u"a:secret"_s, u"user"_s},
    }));
    Server server = validServer();
    server.user = user;

    CAPTURE(user);
    CHECK(refusedField(server) == field);
}

TEST_CASE("Each field that can't be is named")
{
    Server server = validServer();

    SECTION("a name of blanks")
    {
        server.name = u"  "_s;
        CHECK(refusedField(server) == u"name"_s);
    }
    SECTION("port 0")
    {
        server.port = 0;
        CHECK(refusedField(server) == u"port"_s);
    }
    SECTION("a key login without a key")
    {
        server.auth = AuthMethod::KeyFile;
        CHECK(refusedField(server) == u"identityFile"_s);
    }
    SECTION("a certificate without a whole path")
    {
        server.certificateFile = GENERATE(u"id-cert.pub"_s, u"none"_s, u"/keys/a\nb"_s);
        CHECK(refusedField(server) == u"certificateFile"_s);
    }
    SECTION("an agent without a path")
    {
        server.identityAgent = u"agent.sock"_s;
        CHECK(refusedField(server) == u"identityAgent"_s);
    }
    SECTION("a jump host that is an option")
    {
        server.proxyJump = u"-oProxyCommand=x"_s;
        CHECK(refusedField(server) == u"proxyJump"_s);
    }
    SECTION("an alias that is a pattern, several names, a hashed name or an option")
    {
        server.hostKeyAlias = GENERATE(u"*.lan"_s, u"a,b"_s, u"|1|x|y"_s, u"-x"_s, u"a b"_s);
        CHECK(refusedField(server) == u"hostKeyAlias"_s);
    }
    SECTION("known hosts that are no whole paths, or too many of them")
    {
        server.knownHostsFiles = GENERATE(QStringList{u"known_hosts"_s},
                                          QStringList{QString()},
                                          QStringList{u"/k"_s, u"none"_s},
                                          QStringList(9, u"/k"_s));
        CHECK(refusedField(server) == u"knownHostsFiles"_s);
    }
    SECTION(
        "certificates to watch that are no whole paths of a server, or named twice, or too many")
    {
        server.watchedCertificates = GENERATE(QStringList{u"web.pem"_s},
                                              QStringList{QString()},
                                              QStringList{u"C:/web.pem"_s},
                                              QStringList{u"/etc/a\nb"_s},
                                              QStringList{u'/' + QString(4096, u'x')},
                                              QStringList{u"/a"_s, u"/b"_s, u"/a"_s},
                                              numberedPaths(maxWatchedCertificates + 1));
        CHECK(refusedField(server) == u"watchedCertificates"_s);
        server.kind = ServerKind::Local;
        CHECK(refusedField(server) == u"watchedCertificates"_s);
    }
    SECTION("a status poll without pause")
    {
        server.statusInterval = seconds{0};
        CHECK(refusedField(server) == u"statusInterval"_s);
    }
    SECTION("a status poll once a day")
    {
        server.statusInterval = seconds{86'400};
        CHECK(refusedField(server) == u"statusInterval"_s);
    }
    SECTION("metrics every second")
    {
        server.metricsInterval = seconds{1};
        CHECK(refusedField(server) == u"metricsInterval"_s);
    }
}

TEST_CASE("As many certificates can be watched as are allowed, with blanks in their paths")
{
    Server server = validServer();
    server.watchedCertificates = numberedPaths(maxWatchedCertificates - 1);
    server.watchedCertificates += u"/etc/my certificates/web, old.pem"_s;

    CHECK(validate(server));
}

TEST_CASE("This computer needs no host, user or port")
{
    Server server = thisComputer();
    server.host.clear();
    server.port = 0;

    CHECK(refusedField(server).isEmpty());
    CHECK(addressOf(thisComputer()) == u"local"_s);
}

TEST_CASE("A target is read in every usual form")
{
    const auto [text, user, host, port] = GENERATE(table<QString, QString, QString, int>({
        {u"db1"_s, u""_s, u"db1"_s, 22},
        {u"deploy@db1"_s, u"deploy"_s, u"db1"_s, 22},
        {u"deploy@db1:2222"_s, u"deploy"_s, u"db1"_s, 2222},
        {u"db1:65535"_s, u""_s, u"db1"_s, 65535},
        {u"deploy@[2001:db8::1]:2222"_s, u"deploy"_s, u"2001:db8::1"_s, 2222},
        {u"[::1]"_s, u""_s, u"::1"_s, 22},
        {u"::1"_s, u""_s, u"::1"_s, 22},
        {u"deploy@2001:db8::1"_s, u"deploy"_s, u"2001:db8::1"_s, 22},
        {u"fe80::1%eth0"_s, u""_s, u"fe80::1%eth0"_s, 22},
        {u"ssh://deploy@db1:2222"_s, u"deploy"_s, u"db1"_s, 2222},
        {u"ssh://db1/"_s, u""_s, u"db1"_s, 22},
        {u"user@dom@db1"_s, u"user@dom"_s, u"db1"_s, 22},
    }));

    const auto server = parseTarget(text);

    CAPTURE(text);
    REQUIRE(server);
    CHECK(server->kind == ServerKind::Ssh);
    CHECK(server->user == user);
    CHECK(server->host == host);
    CHECK(server->port == port);
    CHECK(server->name == text);
}

TEST_CASE("A target that is none is refused")
{
    const auto [text, field] = GENERATE(table<QString, QString>({
        {u""_s, u"host"_s},
        {u"deploy@"_s, u"host"_s},
        {u"@db1"_s, u"user"_s},
        {u"db1:"_s, u"port"_s},
        {u"db1:0"_s, u"port"_s},
        {u"db1:65536"_s, u"port"_s},
        {u"db1:ssh"_s, u"port"_s},
        {u"db1: 22"_s, u"port"_s},
        {u"db1:+22"_s, u"port"_s},
        {u"[::1]:x"_s, u"port"_s},
        {u"-oProxyCommand=x"_s, u"host"_s},
        {u"http://db1"_s, u"port"_s},
        {u"user:secret@db1"_s, u"user"_s},
    }));

    const auto server = parseTarget(text);

    CAPTURE(text);
    REQUIRE_FALSE(server);
    CHECK(server.error().code == ErrorCode::InvalidConfig);
    CHECK(server.error().detail == field);
}

TEST_CASE("The word local is this computer")
{
    const auto server = parseTarget(u"local"_s);

    REQUIRE(server);
    CHECK(server->kind == ServerKind::Local);
}

TEST_CASE("An address leads back to its server")
{
    const auto [user, host, port, address] = GENERATE(table<QString, QString, int, QString>({
        {u"deploy"_s, u"db1"_s, 22, u"deploy@db1"_s},
        {u""_s, u"db1"_s, 2222, u"db1:2222"_s},
        {u"root"_s, u"2001:db8::1"_s, 22, u"root@[2001:db8::1]"_s},
        {u"root"_s, u"2001:db8::1"_s, 2222, u"root@[2001:db8::1]:2222"_s},
    }));
    Server server = validServer();
    server.user = user;
    server.host = host;
    server.port = static_cast<quint16>(port);

    CHECK(addressOf(server) == address);
    const auto again = parseTarget(address);
    REQUIRE(again);
    CHECK(addressOf(*again) == address);
}

TEST_CASE("An alias need not be a host that could be reached")
{
    Server server;
    server.name = u"a"_s;
    server.host = u"b"_s;
    server.hostKeyAlias = GENERATE(QString(), u"999.1"_s, u"compute.48571"_s, u"i-0ab_c"_s);

    CHECK(validate(server));
}

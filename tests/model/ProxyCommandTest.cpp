// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/ProxyCommand.h"

#include "core/model/JumpHosts.h"
#include "core/model/LoginText.h"
#include "core/model/ServerJson.h"
#include "tests/support/Catch.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

Server behindCommand(const QString& command)
{
    Server server;
    server.name = u"db1"_s;
    server.host = u"db1.example.net"_s;
    server.proxyCommand = command;
    server.runsProxyCommand = true;
    return server;
}

} // namespace

TEST_CASE("A ProxyCommand is split into words as sh does it")
{
    const auto [command, words] = GENERATE(table<QString, QStringList>({
        {u"nc %h %p"_s, {u"nc"_s, u"%h"_s, u"%p"_s}},
        {u"  nc\t-X 5  %h "_s, {u"nc"_s, u"-X"_s, u"5"_s, u"%h"_s}},
        {u"exec ssh -W %h:%p gate"_s, {u"ssh"_s, u"-W"_s, u"%h:%p"_s, u"gate"_s}},
        {u"'my program' \"a b\"c'd e'"_s, {u"my program"_s, u"a bcd e"_s}},
        {u"nc '' \"\""_s, {u"nc"_s, QString(), QString()}},
        {uR"(nc "a\"b\\c\d" 'x\y' a\ b)"_s, {u"nc"_s, uR"(a"b\c\d)"_s, uR"(x\y)"_s, u"a b"_s}},
        {u"nc '$HOME' \\$x '*' a~b a#b"_s,
         {u"nc"_s, u"$HOME"_s, u"$x"_s, u"*"_s, u"a~b"_s, u"a#b"_s}},
        {u"~/bin/way '~/x' %%d"_s, {u"%d/bin/way"_s, u"~/x"_s, u"%%d"_s}},
    }));

    const auto split = splitProxyCommand(command);

    REQUIRE(split);
    CHECK(*split == words);
}

TEST_CASE("What only a shell can do is refused, and what is no command")
{
    const auto [command, reason] = GENERATE(table<QString, QString>({
        {u"nc %h | tee log"_s, u"“|”"_s},
        {u"a; b"_s, u"“;”"_s},
        {u"a & b"_s, u"“&”"_s},
        {u"nc $HOST"_s, u"“$”"_s},
        {u"nc \"$HOST\""_s, u"“$”"_s},
        {u"nc \"`x`\""_s, u"“`”"_s},
        {u"nc > log"_s, u"“>”"_s},
        {u"nc *.x"_s, u"“*”"_s},
        {u"nc {a,b}"_s, u"“{”"_s},
        {u"nc ~root/x"_s, u"“~”"_s},
        {u"nc # x"_s, u"“#”"_s},
        {u"nc 'open"_s, u"quote"_s},
        {u"nc \"open"_s, u"quote"_s},
        {u"nc \\"_s, u"backslash"_s},
        {u"HOST=x nc"_s, u"no program"_s},
        {u"-oProxyCommand=x"_s, u"no program"_s},
        {u"none"_s, u"leave it empty"_s},
        {u"bin/way %h"_s, u"no program"_s},
        {u"./way %h"_s, u"no program"_s},
        {u"%h"_s, u"no program"_s},
        {u"~/%n"_s, u"no program"_s},
        {u"exec"_s, u"names no program"_s},
        {u"  "_s, u"no program"_s},
        {u"''"_s, u"no program"_s},
        {u"nc\nrm x"_s, u"control character"_s},
        {u"nc %h %d"_s, u"“%d”"_s},
        {u"nc %h %"_s, u"“%”"_s},
        {u"nc %'h'"_s, u"“%'”"_s},
        {u"nc "_s + QString(3000, u'x'), u"2,048"_s},
    }));

    const auto split = splitProxyCommand(command);

    REQUIRE_FALSE(split);
    CHECK(split.error().code == ErrorCode::InvalidConfig);
    CHECK(split.error().detail.contains(reason));
}

TEST_CASE("Tokens are replaced within their words")
{
    Server server = behindCommand({});
    server.name = u"Zürich-1"_s;
    server.port = 2222;
    const LocalUser self{u"jane"_s, u"/home/jane doe"_s};

    CHECK(
        expandProxyWords({u"%d/way"_s, u"%h:%p"_s, u"%n"_s, u"%r"_s, u"%%h"_s}, server, self)
            .value_or(QStringList())
        == QStringList{
            u"/home/jane doe/way"_s, u"db1.example.net:2222"_s, u"Zürich-1"_s, u"jane"_s, u"%h"_s});
    server.user = u"ops"_s;
    CHECK(expandProxyWords({u"%r"_s}, server, self).value_or(QStringList())
          == QStringList{u"ops"_s});
}

TEST_CASE("What a token stands for never becomes a command of a shell further on")
{
    Server server = behindCommand({});
    const LocalUser self{u"jane"_s, u"/home/jane"_s};
    const QString odd = GENERATE(u"a;id"_s, u"a b"_s, u"$(id)"_s, u"`id`"_s, u"a'b"_s, u"%h"_s);
    server.name = odd;
    CHECK(expandProxyWords({u"sh"_s, u"-c"_s, u"nc %n"_s}, server, self).error().code
          == ErrorCode::InvalidConfig);
    CHECK(expandProxyWords({u"nc"_s, u"%h"_s}, server, self));

    server.name = u"db1"_s;
    server.user = odd;
    CHECK(expandProxyWords({u"nc"_s, u"%r"_s}, server, self).error().code
          == ErrorCode::InvalidConfig);
}

TEST_CASE("What a token stands for never becomes an option")
{
    Server server = behindCommand({});
    server.name = u"-oForwardAgent"_s;
    const LocalUser self{u"jane"_s, u"/home/jane"_s};

    CHECK(expandProxyWords({u"ssh"_s, u"%n"_s}, server, self).error().code
          == ErrorCode::InvalidConfig);
    CHECK(expandProxyWords({u"ssh"_s, u"--to=%n"_s, u"-l%n"_s}, server, self));
}

TEST_CASE("A server has jump hosts or a command that can be started, never both")
{
    CHECK(validate(behindCommand(u"nc %h %p"_s)));
    const QString why = validate(behindCommand(u"nc | nc"_s)).error().detail;
    CHECK(why.startsWith(u"“|”"_s));
    CHECK(why.endsWith(u": proxyCommand"_s));
    Server both = behindCommand(u"nc %h %p"_s);
    both.proxyJump = u"gate"_s;
    CHECK(validate(both).error().detail == u"proxyCommand"_s);
}

TEST_CASE("A list from elsewhere brings a command, but not the leave to run it")
{
    const Server server = behindCommand(u"nc %h %p"_s);
    const auto own = serverFromJson(toJson(server));
    REQUIRE(own);
    CHECK(own->runsProxyCommand);

    const auto imported = importServers(exportServers({server}));

    REQUIRE(imported);
    CHECK(imported->front().proxyCommand == server.proxyCommand);
    CHECK_FALSE(imported->front().runsProxyCommand);
}

TEST_CASE("A command that can't be read is not left out, which would be the direct way")
{
    QJsonObject json = toJson(behindCommand(u"nc"_s));
    json["proxyCommand"_L1] = QJsonArray{u"nc"_s};

    CHECK(serverFromJson(json).error().detail == u"proxyCommand"_s);
}

TEST_CASE("A secret that was given for one way is not for another one")
{
    Server direct = behindCommand({});
    Server jump = direct;
    jump.proxyJump = u"nc"_s;

    CHECK(loginText(behindCommand(u"nc"_s)) != loginText(direct));
    CHECK(loginText(behindCommand(u"nc"_s)) != loginText(jump));
    CHECK(loginText(behindCommand(u"nc"_s)) != loginText(behindCommand(u"nc -x"_s)));
}

TEST_CASE("A name is part of the way only where the command is given it")
{
    Server server = behindCommand(u"nc %n"_s);
    const QString way = wayTo(server);
    server.name = u"db2"_s;
    CHECK(wayTo(server) != way);

    server.proxyCommand = u"nc %h"_s;
    const QString other = wayTo(server);
    server.name = u"db1"_s;
    CHECK(wayTo(server) == other);
}

TEST_CASE("The command of the nearest jump host counts, that of one behind it does not")
{
    const auto find = [](const Server& address) -> std::optional<JumpHost> {
        JumpHost hop{address, {}};
        hop.server.proxyCommand = u"nc "_s + address.host;
        return hop;
    };
    JumpHost target{behindCommand({}), {}};
    target.server.proxyJump = u"first,second"_s;

    const auto hops = jumpHostsOf(target, find);

    REQUIRE(hops);
    REQUIRE(hops->size() == 2);
    CHECK(hops->front().server.proxyCommand == u"nc first"_s);
    CHECK(hops->back().server.proxyCommand.isEmpty());
}

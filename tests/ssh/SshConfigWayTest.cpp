// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// How ssh gets to a host: over which others, and with which keys.
#include "core/ssh/config/SshConfig.h"
#include "tests/support/Catch.h"
#include "tests/support/SshConfigDouble.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

ssh::SshConfig wayConfig(const QByteArray& text)
{
    auto config = ssh::SshConfig::load(u"/c"_s, test::sshConfigSystem({{"/c", text}}));
    REQUIRE(config);
    return *std::move(config);
}

Result<QStringList> wayTo(const QByteArray& text, const QString& host)
{
    const auto config = wayConfig(text);
    const auto hops = config.resolve(host).and_then(
        [&config](const SshHostConfig& resolved) { return config.jumpHosts(resolved); });
    return hops.map([](const std::vector<SshHostConfig>& way) {
        QStringList addresses;
        std::ranges::transform(way, std::back_inserter(addresses), ssh::addressOf);
        return addresses;
    });
}

} // namespace

TEST_CASE("A host without ProxyJump is reached directly")
{
    const auto way = wayTo("Host db1\n ProxyJump none\n", u"db1"_s);

    REQUIRE(way);
    CHECK(way->isEmpty());
}

TEST_CASE("Jump hosts are looked up in the same file, with what the line says before it")
{
    const QByteArray config = "Host gate\n HostName gate.example.net\n User ops\n Port 2222\n"
                              "Host db1\n ProxyJump gate\n"
                              "Host db2\n ProxyJump root@gate:22,10.0.0.1\n";

    CHECK(wayTo(config, u"db1"_s) == QStringList{u"ops@gate.example.net:2222"_s});
    CHECK(wayTo(config, u"db2"_s) == QStringList{u"root@gate.example.net"_s, u"jane@10.0.0.1"_s});
}

TEST_CASE("The tokens of a ProxyJump stand for the host that it leads to")
{
    const QByteArray config = "Host db1\n HostName 10.0.0.7\n User ops\n Port 2200\n"
                              " ProxyJump %r@gate-%p\nHost bad\n ProxyJump %Q@gate\n";

    CHECK(wayTo(config, u"db1"_s) == QStringList{u"ops@gate-2200"_s});
    CHECK_FALSE(wayTo(config, u"bad"_s));
}

TEST_CASE("The jump hosts of the first jump host come before it")
{
    const QByteArray config = "Host a\n ProxyJump b,c\nHost b\n ProxyJump d\n"
                              "Host c\n ProxyJump ignored\n";

    CHECK(wayTo(config, u"a"_s) == QStringList{u"jane@d"_s, u"jane@b"_s, u"jane@c"_s});
}

TEST_CASE("A way that can't be told is refused with the jump host and the reason")
{
    const auto [config, reason] = GENERATE(table<QByteArray, QString>({
        {"Host a\n ProxyJump b\nHost b\n ProxyCommand nc %h %p\n", u"“b”: it is reached by"_s},
        {"Host a\n ProxyJump b\nHost b\n ProxyJump c\nHost c\n ProxyJump b\n",
         u"“b”: the way there leads back to it, in a loop"_s},
        {"Host a\n ProxyJump b\nHost b\n ProxyJump a\n", u"in a loop"_s},
        {"Host a\n ProxyJump b,c\nHost b\n ProxyJump d\nHost d\n ProxyJump a\n", u"in a loop"_s},
        {"Host a\n ProxyJump 1,2,3,4,5,6,7,8,9\n", u"too long"_s},
        {"Host a\n ProxyJump b\nMatch host b exec true\n User x\n", u"“b”: “Match exec”"_s},
        {"Host a\n ProxyJump b\nHost b\n HostName %Q\n", u"jump host “b”"_s},
    }));

    const auto way = wayTo(config, u"a"_s);

    REQUIRE_FALSE(way);
    CHECK(way.error().code == ErrorCode::InvalidConfig);
    INFO(way.error().detail);
    CHECK(way.error().detail.contains(reason));
}

TEST_CASE("A jump host behind a list is reached over that list, whatever its own lines say")
{
    CHECK(wayTo("Host a\n ProxyJump b,c\nHost c\n ProxyCommand nc\n", u"a"_s)
          == QStringList{u"jane@b"_s, u"jane@c"_s});
}

TEST_CASE("Key files are expanded for the host, but for none and the usual ones")
{
    const QByteArray config = "Host db1\n IdentityFile ~/.ssh/%r@%h\n IdentityFile none\n"
                              "Host bad\n IdentityFile ~/%Q\nHost *\n HostName %h.lan\n";

    const auto named = wayConfig(config).resolve(u"db1"_s);
    const auto usual = wayConfig(config).resolve(u"other"_s);
    const auto bad = wayConfig(config).resolve(u"bad"_s);

    REQUIRE(named);
    CHECK(named->keyFiles == QStringList{u"/home/jane/.ssh/jane@db1.lan"_s});
    REQUIRE(usual);
    CHECK(usual->keyFiles == QStringList());
    REQUIRE(bad); // as ssh -G, which doesn't look
    REQUIRE_FALSE(bad->keyFiles);
    CHECK(bad->keyFiles.error().detail.contains(u"IdentityFile"_s));
}

TEST_CASE("Certificates are expanded for the host, but for none")
{
    const auto config
        = wayConfig("Host db1\n CertificateFile ~/.ssh/%r@%h.pub\n CertificateFile none\n"
                    "Host bad\n CertificateFile ~/%Q\n");

    const auto named = config.resolve(u"db1"_s);
    const auto bad = config.resolve(u"bad"_s);

    REQUIRE(named);
    CHECK(named->certificatePaths == QStringList{u"/home/jane/.ssh/jane@db1.pub"_s});
    REQUIRE(bad);
    REQUIRE_FALSE(bad->certificatePaths);
    CHECK(bad->certificatePaths.error().detail.contains(u"CertificateFile"_s));
}

TEST_CASE("Known hosts are the usual ones unless the file names others")
{
    const auto [line, isUsual, files] = GENERATE(table<QByteArray, bool, QStringList>({
        {"", true, {u"/home/jane/.ssh/known_hosts"_s, u"/home/jane/.ssh/known_hosts2"_s}},
        {"UserKnownHostsFile ~/.ssh/known_hosts ~/.ssh/known_hosts2",
         true,
         {u"/home/jane/.ssh/known_hosts"_s, u"/home/jane/.ssh/known_hosts2"_s}},
        {"UserKnownHostsFile ~/.ssh/known_hosts", false, {u"/home/jane/.ssh/known_hosts"_s}},
        {"UserKnownHostsFile /k/%h ~/more", false, {u"/k/db1"_s, u"/home/jane/more"_s}},
        {"UserKnownHostsFile none", false, {}},
    }));

    const auto config = wayConfig(line + '\n').resolve(u"db1"_s);

    REQUIRE(config);
    CHECK(config->hasUsualKnownHosts == isUsual);
    CHECK(config->userKnownHostsFiles == files);
}

TEST_CASE("A jump host comes with all that the file says of it")
{
    const auto config = wayConfig("Host gate\n HostKeyAlias Gates\nHost db1\n ProxyJump gate\n");

    const auto way = config.jumpHosts(*config.resolve(u"db1"_s));

    REQUIRE(way);
    REQUIRE(way->size() == 1);
    CHECK(way->front().hostKeyAlias == u"gates"_s);
}

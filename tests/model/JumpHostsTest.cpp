// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/JumpHosts.h"

#include "tests/support/Catch.h"
#include "tests/support/HostileStrings.h"

using namespace vedette;

using namespace Qt::StringLiterals;

TEST_CASE("Jump hosts are read in their order, each as an address of its own")
{
    const auto hops = parseJumpHosts(u"ops@bastion:2222, second ,dom\\user@[2001:db8::1]:22"_s);

    REQUIRE(hops);
    REQUIRE(hops->size() == 3);
    CHECK(addressOf(hops->at(0)) == u"ops@bastion:2222"_s);
    CHECK(addressOf(hops->at(1)) == u"second"_s);
    CHECK(addressOf(hops->at(2)) == u"dom\\user@[2001:db8::1]"_s);
}

TEST_CASE("No text is no jump host")
{
    const auto hops = parseJumpHosts({});

    REQUIRE(hops);
    CHECK(hops->empty());
}

TEST_CASE("What is no list of jump hosts is refused as a whole")
{
    const QString text = GENERATE(u" "_s,
                                  u","_s,
                                  u"bastion,"_s,
                                  u",bastion"_s,
                                  u"bastion,,second"_s,
                                  u"bastion second"_s,
                                  u"bastion;second"_s,
                                  u"none"_s,
                                  u"bastion, NONE"_s,
                                  u"local"_s,
                                  u"Local"_s,
                                  u"ops@"_s,
                                  u"bastion:0"_s,
                                  u"ops:secret@bastion"_s,
                                  u"%h"_s,
                                  u"-oProxyCommand=x"_s,
                                  u"a,b,c,d,e,f,g,h,i"_s,
                                  QString(100'000, u'a'),
                                  QString(100'000, u','));

    const auto hops = parseJumpHosts(text);

    CAPTURE(text.left(40));
    REQUIRE_FALSE(hops);
    CHECK(hops.error().code == ErrorCode::InvalidConfig);
    CHECK(hops.error().detail == u"proxyJump"_s);
}

TEST_CASE("Eight jump hosts are the most")
{
    CHECK(parseJumpHosts(u"a,b,c,d,e,f,g,h"_s));
}

namespace {

/// The host of a target, and the way to it.
JumpHost targetBehind(const QString& way)
{
    JumpHost target;
    target.server.name = u"web"_s;
    target.server.host = u"web.internal"_s;
    target.server.user = u"deploy"_s;
    target.server.proxyJump = way;
    target.server.identityFile = u"/keys/web"_s;
    target.server.certificateFile = u"/keys/web-signed.pub"_s;
    target.server.identityAgent = u"/run/agent"_s;
    target.server.hostKeyPolicy = HostKeyPolicy::Strict;
    target.credential = {Secret("password of web"), Secret("passphrase of web")};
    return target;
}

JumpHost listed(const QString& address, const QString& way = {})
{
    JumpHost host{*parseTarget(address), {Secret("password of " + address.toUtf8()), {}}};
    host.server.auth = AuthMethod::Password;
    host.server.proxyJump = way;
    return host;
}

FindServer among(const std::vector<JumpHost>& list)
{
    return [list](const Server& address) -> std::optional<JumpHost> {
        for (const JumpHost& host : list) {
            if (isSameLogin(host.server, address)) {
                return host;
            }
        }
        return std::nullopt;
    };
}

QStringList addressesOf(const std::vector<JumpHost>& hops)
{
    QStringList addresses;
    for (const JumpHost& hop : hops) {
        addresses += addressOf(hop.server);
    }
    return addresses;
}

} // namespace

TEST_CASE("A jump host of the list is logged in to as the list says")
{
    const auto find = among({listed(u"ops@Bastion:2222"_s), listed(u"root@bastion:2222"_s)});

    const auto hops = jumpHostsOf(targetBehind(u"ops@bastion:2222"_s), find);

    REQUIRE(hops);
    REQUIRE(hops->size() == 1);
    CHECK(hops->front().server.auth == AuthMethod::Password);
    CHECK(hops->front().credential.password.view() == "password of ops@Bastion:2222");
}

TEST_CASE(
    "A jump host of the list judges new keys by its own policy, any other one by the target's")
{
    JumpHost bastion = listed(u"ops@bastion"_s);
    bastion.server.hostKeyPolicy = HostKeyPolicy::Ask;
    JumpHost target = targetBehind(u"ops@bastion,stranger"_s);
    target.server.hostKeyPolicy = HostKeyPolicy::AcceptNew;

    const auto hops = jumpHostsOf(target, among({bastion}));

    REQUIRE(hops);
    CHECK(hops->front().server.hostKeyPolicy == HostKeyPolicy::Ask);
    CHECK(hops->back().server.hostKeyPolicy == HostKeyPolicy::AcceptNew);
}

TEST_CASE("A key that is for a fixed probe alone is offered to no jump host")
{
    JumpHost target = targetBehind(u"stranger"_s);
    target.server.access = ServerAccess::FixedProbe;

    const auto hops = jumpHostsOf(target, among({}));

    REQUIRE(hops);
    CHECK(hops->front().server.identityFile.isEmpty());
    CHECK(hops->front().credential.isEmpty());
}

TEST_CASE("A jump host that is not listed gets keys, and never the password of the server")
{
    const auto hops = jumpHostsOf(targetBehind(u"bastion"_s), among({listed(u"ops@bastion"_s)}));

    REQUIRE(hops);
    REQUIRE(hops->size() == 1);
    const JumpHost& hop = hops->front();
    CHECK(hop.server.auth == AuthMethod::Automatic);
    CHECK(hop.server.identityFile == u"/keys/web"_s);
    CHECK(hop.server.certificateFile == u"/keys/web-signed.pub"_s);
    CHECK(hop.server.identityAgent == u"/run/agent"_s);
    CHECK(hop.server.user.isEmpty());
    CHECK(hop.credential.password.isEmpty());
    CHECK(hop.credential.passphrase.view() == "passphrase of web");
}

TEST_CASE("The first jump host is reached as its own entry says")
{
    const auto find = among({listed(u"second"_s, u"first"_s), listed(u"third"_s, u"elsewhere"_s)});

    const auto hops = jumpHostsOf(targetBehind(u"second,third"_s), find);

    REQUIRE(hops);
    CHECK(addressesOf(*hops) == QStringList{u"first"_s, u"second"_s, u"third"_s});
    CHECK(leadThrough(*hops, *parseJumpHosts(u"second,third"_s)));
    CHECK_FALSE(leadThrough(*hops, *parseJumpHosts(u"second"_s)));
    CHECK_FALSE(leadThrough(*hops, {}));
    CHECK_FALSE(leadThrough({}, *parseJumpHosts(u"second"_s)));
}

TEST_CASE("A circle of jump hosts, or an endless chain, leads nowhere")
{
    const QString way = GENERATE(u"a"_s, u"a,b"_s, u"c,d,e,f,g,h,i,j"_s);
    const auto find
        = among({listed(u"a"_s, u"b"_s), listed(u"b"_s, u"a"_s), listed(u"c"_s, u"d"_s)});

    const auto hops = jumpHostsOf(targetBehind(way), find);

    REQUIRE_FALSE(hops);
    CHECK(hops.error().detail == u"proxyJump"_s);
}

TEST_CASE("The host keys of a jump host are known as its own entry says, not as the server's does")
{
    JumpHost gate = listed(u"gate"_s);
    gate.server.hostKeyAlias = u"gates"_s;
    JumpHost target = targetBehind(u"bastion,gate"_s);
    target.server.hostKeyAlias = u"webs"_s;

    const auto hops = jumpHostsOf(target, among({gate}));

    REQUIRE(hops);
    CHECK(hops->at(0).server.hostKeyAlias.isEmpty());
    CHECK(hops->at(1).server.hostKeyAlias == u"gates"_s);
    const HostKeyPins pins{{u"gate"_s, 22, {}, {}, {}},
                           {u"gates"_s, 22, {}, {}, {}},
                           {u"webs"_s, 22, {}, {}, {}},
                           {u"web.internal"_s, 22, {}, {}, {}}};
    CHECK(pinsAlong(pins, target.server, *hops) == HostKeyPins{pins[2], pins[1]});
}

TEST_CASE("The pins along the way are those of its hosts alone")
{
    const auto hops = jumpHostsOf(targetBehind(u"bastion"_s), among({}));
    REQUIRE(hops);
    const HostKeyPins pins{{u"other"_s, 22, {}, {}, {}},
                           {u"web.internal"_s, 22, {}, {}, {}},
                           {u"bastion"_s, 22, {}, {}, {}},
                           {u"bastion"_s, 2222, {}, {}, {}}};

    CHECK(pinsAlong(pins, targetBehind({}).server, *hops) == HostKeyPins{pins[1], pins[2]});
}

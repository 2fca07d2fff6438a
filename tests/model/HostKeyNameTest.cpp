// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/HostKeyName.h"

#include "core/model/JumpHosts.h"
#include "tests/support/Catch.h"

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

Server serverCalled(const QString& alias, quint16 port = 2222)
{
    Server server;
    server.host = u"10.0.0.5"_s;
    server.port = port;
    server.hostKeyAlias = alias;
    return server;
}

HostKeyPin pinUnder(const QString& host, quint16 port)
{
    return {host, port, {u"ssh-ed25519"_s, host.toUtf8() + QByteArray::number(port)}, {}, {}};
}

} // namespace

TEST_CASE("Host keys are known by host and port, or by the alias whatever the port")
{
    CHECK(hostKeyNameOf(serverCalled({})) == HostKeyName{u"10.0.0.5"_s, 2222});
    CHECK(hostKeyNameOf(serverCalled(u"Cluster"_s)) == HostKeyName{u"Cluster"_s, 22});
}

TEST_CASE("Servers with one alias share their pins, and have no other ones")
{
    const HostKeyPins pins{
        pinUnder(u"10.0.0.5"_s, 2222), pinUnder(u"cluster"_s, 22), pinUnder(u"cluster"_s, 2222)};

    CHECK(pinsOf(pins, serverCalled(u"Cluster"_s, 22)) == HostKeyPins{pins[1]});
    CHECK(pinsOf(pins, serverCalled(u"cluster"_s, 2222)) == HostKeyPins{pins[1]});
    CHECK(pinsOf(pins, serverCalled({})) == HostKeyPins{pins[0]});
}

TEST_CASE("A key that is shown under the alias of a server is its own")
{
    const HostKeyIssue issue{{}, {}, u"cluster"_s, 22};

    CHECK(isOwn(issue, serverCalled(u"Cluster"_s)));
    CHECK_FALSE(isOwn(issue, serverCalled({})));
    CHECK_FALSE(isOwn({{}, {}, u"10.0.0.5"_s, 2222}, serverCalled(u"cluster"_s)));
}

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Session.h"

#include "core/ssh/Dialer.h"
#include "tests/ssh/Helpers.h"
#include "tests/support/Await.h"
#include "tests/support/Loopback.h"

#include <fcntl.h>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ssh;
using test::FakeSshServer;

namespace {

std::unique_ptr<Session> sessionTo(quint16 port, Patience& patience)
{
    LoginTrace trace;
    HostFindings found;
    Attempt attempt{found, patience, trace};
    auto socket = dial({u"127.0.0.1"_s, port}, attempt);
    REQUIRE(socket);
    auto session = Session::create(ssh::Way{*std::move(socket)}, {});
    REQUIRE(session);
    return *std::move(session);
}

} // namespace

TEST_CASE("A session closes its socket once, whatever it came to")
{
    const test::LoopbackListener silent = test::listenOnLoopback();
    const int before = test::openDescriptors();
    SECTION("never connected")
    {
        Patience patience(Deadline::after(seconds{10}), {});
        const auto session = sessionTo(silent.port, patience);
    }
    SECTION("connected")
    {
        const FakeSshServer server;
        Patience patience(Deadline::after(seconds{10}), {});
        const auto session = sessionTo(server.port(), patience);
        REQUIRE(session->connect(patience));
        CHECK(session->descriptor() >= 0);
    }
    SECTION("failed at the deadline")
    {
        Patience patience(Deadline::after(seconds{10}), {});
        const auto session = sessionTo(silent.port, patience);
        Patience shortPatience(Deadline::after(milliseconds{50}), {});
        CHECK_FALSE(session->connect(shortPatience));
    }
    SECTION("dropped by the server")
    {
        FakeSshServer server;
        Patience patience(Deadline::after(seconds{10}), {});
        const auto session = sessionTo(server.port(), patience);
        REQUIRE(session->connect(patience));
        server.dropConnections();
        const auto rc
            = session->finish([&session] { return ssh_userauth_none(session->get(), "x"); },
                              SSH_AUTH_AGAIN,
                              patience);
        CHECK((!rc || *rc != SSH_AUTH_SUCCESS));
    }

    CHECK(test::eventually([before] { return test::openDescriptors() <= before; }));
    CHECK(test::openDescriptors() == before); // one less would be somebody else's
}

TEST_CASE("A session's socket never blocks: a server that doesn't read would hold its thread")
{
    const FakeSshServer server;
    Patience patience(Deadline::after(seconds{10}), {});
    const auto session = sessionTo(server.port(), patience);

    REQUIRE(session->connect(patience));
    REQUIRE(session->finish(
        [&session] { return ssh_userauth_none(session->get(), "x"); }, SSH_AUTH_AGAIN, patience));

    const int flags = ::fcntl(session->descriptor(), F_GETFL);
    CHECK((flags & O_NONBLOCK) != 0);
}

TEST_CASE("A session knows the key and the banner of its server")
{
    const FakeSshServer server;
    Patience patience(Deadline::after(seconds{10}), {});
    const auto session = sessionTo(server.port(), patience);
    REQUIRE(session->connect(patience));

    const auto key = session->hostKey();

    REQUIRE(key);
    CHECK(*key == server.hostKey());
    CHECK(session->serverBanner().startsWith(u"SSH-2.0-"_s));
    CHECK(session->bytesReceived() > 0);
}

TEST_CASE("A session negotiates the fast and modern algorithms")
{
    const FakeSshServer server;
    Patience patience(Deadline::after(seconds{10}), {});
    const auto session = sessionTo(server.port(), patience);
    REQUIRE(session->connect(patience));

    CHECK(QByteArray(ssh_get_cipher_in(session->get())) == "aes128-gcm@openssh.com");
    CHECK(QByteArray(ssh_get_kex_algo(session->get())).startsWith("curve25519-sha256"));
}

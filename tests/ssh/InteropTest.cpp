// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// The servers that people really run: OpenSSH, dropbear, TinySSH.
#include "tests/ssh/Helpers.h"
#include "tests/support/InteropServer.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using test::ask;
using test::codeOf;
using test::InteropServer;
using test::logIn;
using test::SshSoftware;

namespace {

ssh::LoginRequest keyRequest(const InteropServer& server)
{
    ssh::LoginRequest request;
    request.server = server.server();
    request.knownHosts = {};
    return request;
}

SshSoftware anySoftware()
{
    return GENERATE(SshSoftware::OpenSsh, SshSoftware::Dropbear, SshSoftware::TinySsh);
}

bool isSkipped(const InteropServer& server)
{
    if (!server.isRunning()) {
        WARN("skipped: " << server.server().name << ": " << server.whyNot());
    }
    return !server.isRunning();
}

} // namespace

TEST_CASE("Servers of every make let a key in, and their shell answers with status and output")
{
    const InteropServer server(anySoftware());
    if (isSkipped(server)) {
        return;
    }
    CAPTURE(server.server().name);

    const auto outcome = logIn(keyRequest(server));

    CAPTURE(outcome.error ? outcome.error->detail : QString());
    REQUIRE(outcome.transport);
    CHECK(outcome.newPins.size() == 1);
    const auto reply = ask(*outcome.transport, "echo unheard >&2; printf heard; (exit 3)");
    REQUIRE(reply);
    CHECK(reply->output == "heard");
    CHECK(reply->exitCode == 3);
}

TEST_CASE("Servers of every make give megabytes over one session, and no reply too many")
{
    const InteropServer server(anySoftware());
    if (isSkipped(server)) {
        return;
    }
    CAPTURE(server.server().name);
    const auto outcome = logIn(keyRequest(server));
    REQUIRE(outcome.transport);

    for (int i = 0; i < 4; ++i) { // 3.6 MB in all
        const auto reply = ask(*outcome.transport, "head -c 900000 /dev/zero | tr '\\0' x");
        REQUIRE(reply);
        CHECK(reply->output == QByteArray(900'000, 'x'));
    }

    const auto tooLarge = ask(*outcome.transport, "head -c 3000000 /dev/zero | tr '\\0' x");
    REQUIRE_FALSE(tooLarge);
    CHECK(tooLarge.error().code == ErrorCode::OutputTooLarge);
}

TEST_CASE("A password opens the servers that take one, a wrong one is refused once")
{
    const InteropServer server(GENERATE(SshSoftware::OpenSsh, SshSoftware::Dropbear));
    if (isSkipped(server)) {
        return;
    }
    CAPTURE(server.server().name);
    ssh::LoginRequest request = keyRequest(server);
    request.server.auth = AuthMethod::Password;

    request.credential.password = Secret(InteropServer::password());
    CHECK(codeOf(logIn(request)) == std::nullopt);

    request.credential.password = Secret("wrong");
    CHECK(codeOf(logIn(request)) == ErrorCode::AuthDenied);
}

TEST_CASE("A server of every make that is killed in the middle of a command is lost, soon")
{
    InteropServer server(anySoftware());
    if (isSkipped(server)) {
        return;
    }
    CAPTURE(server.server().name);
    const auto outcome = logIn(keyRequest(server));
    REQUIRE(outcome.transport);
    REQUIRE(outcome.transport->start("sleep 30"));

    server.kill();

    ssh::Poller poller;
    const Deadline deadline = Deadline::after(seconds{10});
    auto reply = outcome.transport->advance();
    while (reply && !deadline.hasExpired()) {
        REQUIRE_FALSE(reply->has_value());
        [[maybe_unused]] const auto ready
            = poller.wait({outcome.transport->wait()}, deadline.remaining());
        reply = outcome.transport->advance();
    }
    REQUIRE_FALSE(reply);
    CHECK(reply.error().code == ErrorCode::ConnectionLost);
}

TEST_CASE("A server of every make with another host key is not trusted")
{
    InteropServer server(anySoftware());
    if (isSkipped(server)) {
        return;
    }
    CAPTURE(server.server().name);
    const auto first = logIn(keyRequest(server));
    REQUIRE(first.newPins.size() == 1);
    REQUIRE(server.restartWithNewHostKey());

    ssh::LoginRequest request = keyRequest(server);
    request.pins = {first.newPins.front()};
    const auto second = logIn(request);

    CHECK(codeOf(second) == ErrorCode::HostKeyChanged);
    CHECK(second.hostKey->expected == std::vector{first.newPins.front().key});
}

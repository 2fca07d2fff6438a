// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// The servers that people really run: OpenSSH, dropbear, TinySSH.
#include "tests/ssh/Interop.h"

#include "tests/ssh/UserKeys.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::anySoftware;
using test::ask;
using test::codeOf;
using test::InteropServer;
using test::isSkipped;
using test::logIn;
using test::requestFor;
using test::SshSoftware;

TEST_CASE("Servers of every make let a key in, and their shell answers with status and output")
{
    const InteropServer server(anySoftware());
    if (isSkipped(server)) {
        return;
    }
    CAPTURE(server.server().name);

    const auto outcome = logIn(requestFor(server));

    CAPTURE(outcome.error ? outcome.error->detail : QString());
    REQUIRE(outcome.transport);
    CHECK(outcome.newPins.size() == 1);
    const auto reply = ask(*outcome.transport, "echo unheard >&2; printf heard; (exit 3)");
    REQUIRE(reply);
    CHECK(reply->output == "heard");
    CHECK(reply->exitCode == 3);
}

TEST_CASE("Servers of every make stream megabytes through one channel, and the answer is found")
{
    const InteropServer server(anySoftware());
    if (isSkipped(server)) {
        return;
    }
    CAPTURE(server.server().name);
    ssh::LoginRequest request = requestFor(server);
    request.prelude = "exec 9>&1\n";
    const auto outcome = logIn(request);
    REQUIRE(outcome.transport);
    const qint64 before = outcome.transport->bytesReceived();

    const auto reply = ask(*outcome.transport,
                           "head -c 3200000 /dev/zero | tr '\\0' x >&9" // outside of the frame
                           "; head -c 500000 /dev/zero | tr '\\0' y");

    REQUIRE(reply);
    CHECK(reply->output == QByteArray(500'000, 'y'));
    CHECK(outcome.transport->bytesReceived() - before > 3'700'000);
    CHECK(ask(*outcome.transport, "echo next")->output == "next");
}

TEST_CASE("Servers of every make give megabytes over one session, and no reply too many")
{
    const InteropServer server(anySoftware());
    if (isSkipped(server)) {
        return;
    }
    CAPTURE(server.server().name);
    const auto outcome = logIn(requestFor(server));
    REQUIRE(outcome.transport);

    for (int i = 0; i < 4; ++i) { // 3.6 MB in all
        const auto reply = ask(*outcome.transport, "head -c 900000 /dev/zero | tr '\\0' x");
        REQUIRE(reply);
        CHECK(reply->output == QByteArray(900'000, 'x'));
    }

    const qint64 before = outcome.transport->bytesReceived();
    const auto tooLarge = ask(*outcome.transport, "head -c 3000000 /dev/zero | tr '\\0' x");
    REQUIRE_FALSE(tooLarge);
    CHECK(tooLarge.error().code == ErrorCode::OutputTooLarge);
    CHECK(outcome.transport->bytesReceived() - before < 2 * ssh::maxReplyBytes); // read no further
    const auto next = ask(*outcome.transport, "echo 1"); // the session is shut, for a new login
    REQUIRE_FALSE(next);
    CHECK(next.error().code == ErrorCode::ConnectionLost);
}

TEST_CASE("A password opens the servers that take one, a wrong one is refused once")
{
    const InteropServer server(GENERATE(SshSoftware::OpenSsh, SshSoftware::Dropbear));
    if (isSkipped(server)) {
        return;
    }
    CAPTURE(server.server().name);
    ssh::LoginRequest request = requestFor(server);
    request.server.auth = AuthMethod::Password;

    request.credential.password = Secret(InteropServer::password());
    CHECK(codeOf(logIn(request)) == std::nullopt);

    request.credential.password = Secret("wrong");
    CHECK(codeOf(logIn(request)) == ErrorCode::AuthDenied);
}

TEST_CASE("A login that offers nothing is told what the server takes")
{
    const InteropServer server(anySoftware());
    if (isSkipped(server)) {
        return;
    }
    CAPTURE(server.server().name);
    const test::Home home; // without keys or an agent
    ssh::LoginRequest request = requestFor(server);
    request.server.auth = AuthMethod::Automatic;
    request.server.identityFile.clear();

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome)
          == (server.takesPassword() ? ErrorCode::AuthNeedsUser : ErrorCode::AuthDenied));
    CHECK(std::ranges::any_of(outcome.steps, [](const LoginStep& step) {
        return step.notes.join(u'\n').contains(u"the server takes: publickey"_s);
    }));
}

TEST_CASE("A server that takes keys alone refuses the password")
{
    const InteropServer server(SshSoftware::TinySsh);
    if (isSkipped(server)) {
        return;
    }
    ssh::LoginRequest request = requestFor(server);
    request.server.auth = AuthMethod::Password;
    request.credential.password = Secret(InteropServer::password());

    CHECK(codeOf(logIn(request)) == ErrorCode::AuthDenied);
}

TEST_CASE("A server of every make that is killed in the middle of a command is lost, soon")
{
    InteropServer server(anySoftware());
    if (isSkipped(server)) {
        return;
    }
    CAPTURE(server.server().name);
    const auto outcome = logIn(requestFor(server));
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
    const auto first = logIn(requestFor(server));
    REQUIRE(first.newPins.size() == 1);
    REQUIRE(server.restartWithNewHostKey());

    ssh::LoginRequest request = requestFor(server);
    request.pins = {first.newPins.front()};
    const auto second = logIn(request);

    CHECK(codeOf(second) == ErrorCode::HostKeyChanged);
    CHECK(second.hostKey->expected == std::vector{first.newPins.front().key});
}

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/ssh/Helpers.h"
#include "tests/support/Await.h"
#include "tests/support/Loopback.h"

#include <thread>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::ask;
using test::codeOf;
using test::FakeFault;
using test::FakeSshOptions;
using test::FakeSshServer;
using test::FakeTrouble;
using test::logIn;
using test::requestFor;

namespace {

FakeSshOptions withTrouble(FakeTrouble trouble)
{
    FakeSshOptions options;
    options.trouble = trouble;
    return options;
}

FakeSshOptions withFault(FakeFault fault, int atRequest)
{
    FakeSshOptions options;
    options.fault = fault;
    options.faultAtRequest = atRequest;
    return options;
}

} // namespace

TEST_CASE("A login gives an open shell, the banner and the time it took")
{
    const FakeSshServer server;
    auto request = requestFor(server);
    request.prelude = "add() {\n  echo $(($1 + $2))\n}\n";

    const auto outcome = logIn(request);

    REQUIRE_FALSE(outcome.error);
    REQUIRE(outcome.transport);
    REQUIRE(outcome.handshake);
    CHECK(outcome.handshake->banner.startsWith(u"SSH-2.0-libssh"_s));
    CHECK(outcome.handshake->algorithms.contains(u", "_s));
    CHECK_FALSE(outcome.handshake->hostKeyType.isEmpty());
    REQUIRE(outcome.handshake->took);
    CHECK(outcome.handshake->took->count() > 0);
    CHECK(*outcome.handshake->took <= outcome.connectTime + milliseconds{1}); // a part of it
    CHECK(outcome.connectTime.count() > 0);
    CHECK_FALSE(outcome.hostKey);
    CHECK(outcome.newPins.empty());
    const auto reply = ask(*outcome.transport, "add 2 3; exit 4");
    REQUIRE(reply);
    CHECK(reply->output == "5");
    CHECK(reply->exitCode == 4);
    CHECK(outcome.transport->bytesReceived() > 0);
}

TEST_CASE("A changed host key ends the login before a byte of authentication", "[F15]")
{
    FakeSshServer server;
    const auto request = requestFor(server);
    const HostKey expected = server.hostKey();
    server.swapHostKey();

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::HostKeyChanged);
    CHECK(outcome.hostKey
          == HostKeyIssue{server.hostKey(), {expected}, u"127.0.0.1"_s, server.port()});
    CHECK(server.counters().authRequests == 0);
}

TEST_CASE("An unknown host key ends the login, or becomes a pin, as the policy says")
{
    const auto policy
        = GENERATE(HostKeyPolicy::Ask, HostKeyPolicy::Strict, HostKeyPolicy::AcceptNew);
    const FakeSshServer server;
    auto request = requestFor(server);
    request.pins.clear();
    request.server.hostKeyPolicy = policy;

    const auto outcome = logIn(request);

    if (policy == HostKeyPolicy::AcceptNew) {
        CHECK_FALSE(outcome.error);
        REQUIRE(outcome.newPins.size() == 1);
        CHECK(outcome.newPins.front().key == server.hostKey());
        CHECK(outcome.newPins.front().port == server.port());
    } else {
        CHECK(codeOf(outcome) == ErrorCode::HostKeyUnknown);
        REQUIRE(outcome.hostKey);
        CHECK(outcome.hostKey->seen == server.hostKey());
        CHECK(outcome.hostKey->port == server.port());
        CHECK(mayBeTrusted(*outcome.hostKey) == (policy == HostKeyPolicy::Ask));
        CHECK(server.counters().authRequests == 0);
    }
}

TEST_CASE("A key accepted at first sight is a pin even when the login fails afterwards")
{
    const FakeSshServer server;
    auto request = requestFor(server, "wrong");
    request.pins.clear();
    request.server.hostKeyPolicy = HostKeyPolicy::AcceptNew;

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::AuthDenied);
    REQUIRE(outcome.newPins.size() == 1);
    CHECK(outcome.newPins.front().key == server.hostKey());
}

TEST_CASE("A server that falls silent ends the login at its deadline", "[F3][F4][F6]")
{
    const auto trouble = GENERATE(FakeTrouble::SilentAccept,
                                  FakeTrouble::HalfBanner,
                                  FakeTrouble::DripBanner,
                                  FakeTrouble::SilentKeyExchange,
                                  FakeTrouble::SilentAuth);
    const FakeSshServer server(withTrouble(trouble));
    const Deadline bound = Deadline::after(seconds{4});

    const auto outcome = logIn(requestFor(server), milliseconds{700});

    const bool isOffered = trouble == FakeTrouble::SilentAuth; // the password, and not answered
    CHECK(codeOf(outcome) == (isOffered ? ErrorCode::AuthUnanswered : ErrorCode::Timeout));
    CHECK_FALSE(bound.hasExpired());
}

TEST_CASE("A shell that never answers ends the login at its deadline")
{
    const FakeSshServer server(withFault(FakeFault::Silence, 0));

    CHECK(codeOf(logIn(requestFor(server), milliseconds{700})) == ErrorCode::Timeout);
}

TEST_CASE("A login that is cancelled before it begins opens no connection")
{
    const FakeSshServer server;
    std::stop_source source;
    source.request_stop();

    const auto outcome = logIn(requestFor(server), seconds{30}, source.get_token());

    CHECK(codeOf(outcome) == ErrorCode::Cancelled);
    CHECK(server.counters().connections == 0);
}

TEST_CASE("Endless lines before the banner end soon", "[F5]")
{
    const FakeSshServer server(withTrouble(FakeTrouble::FloodBanner));
    const Deadline bound = Deadline::after(seconds{5});

    const auto outcome = logIn(requestFor(server), seconds{10});

    CHECK(codeOf(outcome) == ErrorCode::SshProtocol);
    CHECK_FALSE(bound.hasExpired());
    // What was read ends at 256 KiB; the rest is what the two sockets hold.
    CHECK(server.counters().floodedBytes < 16LL * 1024 * 1024);
}

TEST_CASE("What is no SSH server is told by its own words")
{
    const FakeSshServer server(withTrouble(FakeTrouble::WebServer));

    const auto outcome = logIn(requestFor(server));

    CHECK(codeOf(outcome) == ErrorCode::SshProtocol);
    CHECK(outcome.error->detail.contains(u"HTTP/1.1 400 Bad Request"));
}

TEST_CASE("What greets as something else and waits is no SSH server either")
{
    const FakeSshServer server(withTrouble(FakeTrouble::MailServer));
    const Deadline bound = Deadline::after(seconds{4});

    const auto outcome = logIn(requestFor(server), milliseconds{500});

    CHECK(codeOf(outcome) == ErrorCode::SshProtocol);
    REQUIRE(outcome.error);
    CHECK(outcome.error->detail
          == u"what answers at 127.0.0.1 port %1 is not SSH: it said \"220 mail.example.net[2J "
             u"ESMTP\""_s.arg(server.port()));
    REQUIRE_FALSE(outcome.steps.empty());
    CHECK(outcome.steps.back().stage == LoginStage::Banner);
    CHECK(outcome.steps.back().error == outcome.error);
    CHECK_FALSE(bound.hasExpired());
}

TEST_CASE("A server that closes the connection without a word is told by that")
{
    const FakeSshServer server(withTrouble(FakeTrouble::HangUp));

    const auto outcome = logIn(requestFor(server));

    CHECK(codeOf(outcome) == ErrorCode::ConnectionLost);
    REQUIRE(outcome.error);
    CHECK(outcome.error->detail.contains(u"closed the connection before it said anything"_s));
    REQUIRE_FALSE(outcome.steps.empty());
    CHECK(outcome.steps.back().stage == LoginStage::Banner);
}

TEST_CASE("A server that takes the connection and says nothing is told by that", "[F3]")
{
    const FakeSshServer server(withTrouble(FakeTrouble::SilentAccept));

    const auto outcome = logIn(requestFor(server), milliseconds{500});

    CHECK(codeOf(outcome) == ErrorCode::Timeout);
    REQUIRE(outcome.error);
    CHECK(outcome.error->detail.contains(u"accepted the connection, then said nothing for"_s));
    REQUIRE_FALSE(outcome.steps.empty());
    CHECK(outcome.steps.back().stage == LoginStage::Banner);
}

TEST_CASE("A server at its limits says so")
{
    const auto trouble = GENERATE(FakeTrouble::TooManyLogins, FakeTrouble::NoChannel);
    const FakeSshServer server(withTrouble(trouble));

    CHECK(codeOf(logIn(requestFor(server))) == ErrorCode::ServerLimits);
}

TEST_CASE("A flood between the login and the shell is cut")
{
    const FakeSshServer server(withTrouble(FakeTrouble::FloodAfterLogin));

    const auto outcome = logIn(requestFor(server));

    CHECK(codeOf(outcome) == ErrorCode::SshProtocol);
    CHECK(server.counters().logins == 1);
}

TEST_CASE("An account without a shell fails, with what it said")
{
    const FakeSshServer server(withFault(FakeFault::LeaveAtOnce, 0));

    const auto outcome = logIn(requestFor(server));

    CHECK(codeOf(outcome) == ErrorCode::CommandFailed);
    REQUIRE(outcome.error);
    CHECK(outcome.error->detail.contains(u"not available"_s));
}

TEST_CASE("An account that may run no command fails")
{
    const FakeSshServer server(withTrouble(FakeTrouble::NoCommand));

    CHECK(codeOf(logIn(requestFor(server))) == ErrorCode::CommandFailed);
}

TEST_CASE("A server that closes the channel in place of an answer fails, with what it said")
{
    const FakeSshServer server(withTrouble(FakeTrouble::ClosesCommand));

    const auto outcome = logIn(requestFor(server));

    CHECK(codeOf(outcome) == ErrorCode::CommandFailed);
    REQUIRE(outcome.error);
    CHECK(outcome.error->detail.contains(u"runs no commands"_s));
}

TEST_CASE("A shell that prints anything but frames does not get in")
{
    const FakeSshServer server(withFault(FakeFault::Garbage, 0));

    const auto outcome = logIn(requestFor(server), milliseconds{1500});

    REQUIRE(outcome.error);
    CHECK(outcome.error->code == ErrorCode::Malformed);
    CHECK(outcome.error->detail.contains(u"menu"_s));
    CHECK_FALSE(outcome.error->detail.contains(QChar(0x1b)));
}

TEST_CASE("An endless stream is cut, at the login and later")
{
    const auto fault = GENERATE(FakeFault::EndlessOutput, FakeFault::EndlessErrors);
    const Deadline bound = Deadline::after(seconds{10});

    SECTION("at the login")
    {
        const FakeSshServer server(withFault(fault, 0));
        CHECK(codeOf(logIn(requestFor(server))) == ErrorCode::OutputTooLarge);
    }
    SECTION("later")
    {
        const FakeSshServer server(withFault(fault, 2));
        const auto outcome = logIn(requestFor(server));
        REQUIRE(outcome.transport);
        const auto reply = ask(*outcome.transport, "echo 1");
        REQUIRE_FALSE(reply);
        CHECK(reply.error().code == ErrorCode::OutputTooLarge);
        CHECK(outcome.transport->bytesReceived() < 8LL * 1024 * 1024);
        CHECK_FALSE(outcome.transport->start("echo 2"));
    }
    CHECK_FALSE(bound.hasExpired());
}

TEST_CASE("A session that ends in the middle of a reply is lost")
{
    SECTION("by the shell")
    {
        const FakeSshServer server(withFault(FakeFault::CloseMidReply, 2));
        const auto outcome = logIn(requestFor(server));
        REQUIRE(outcome.transport);
        const auto reply = ask(*outcome.transport, "echo 1");
        REQUIRE_FALSE(reply);
        CHECK(reply.error().code == ErrorCode::ConnectionLost);
    }
    SECTION("by the server")
    {
        FakeSshServer server(withFault(FakeFault::Silence, 2));
        const auto outcome = logIn(requestFor(server));
        REQUIRE(outcome.transport);
        server.dropConnections();
        const auto reply = ask(*outcome.transport, "echo 1");
        REQUIRE_FALSE(reply);
        CHECK(reply.error().code == ErrorCode::ConnectionLost);
    }
    SECTION("by a kill")
    {
        const FakeSshServer server;
        const auto outcome = logIn(requestFor(server));
        REQUIRE(outcome.transport);
        const auto reply = ask(*outcome.transport, "kill -9 $$");
        REQUIRE_FALSE(reply);
        CHECK(reply.error().code == ErrorCode::ConnectionLost);
    }
}

TEST_CASE("A reply of 900 KB comes whole")
{
    const FakeSshServer server;
    const auto outcome = logIn(requestFor(server));
    REQUIRE(outcome.transport);

    const auto reply = ask(*outcome.transport, "head -c 900000 /dev/zero | tr '\\0' x");

    REQUIRE(reply);
    CHECK(reply->output == QByteArray(900'000, 'x'));
    CHECK(ask(*outcome.transport, "echo next")->output == "next");
}

TEST_CASE("A slow reply comes in its own time, and nothing blocks meanwhile")
{
    FakeSshOptions options;
    options.replyDelay = seconds{1};
    const FakeSshServer server(options);
    const auto outcome = logIn(requestFor(server));
    REQUIRE(outcome.transport);
    REQUIRE(outcome.transport->start("echo slow"));
    const Deadline early = Deadline::after(milliseconds{500});

    const auto first = outcome.transport->advance();

    REQUIRE(first);
    CHECK_FALSE(*first);
    CHECK_FALSE(early.hasExpired());
    const Deadline bound = Deadline::after(seconds{10});
    std::optional<ssh::ShellReply> reply;
    CHECK(test::eventually([&] {
        const auto next = outcome.transport->advance();
        REQUIRE(next);
        reply = *next;
        return reply.has_value();
    }));
    REQUIRE(reply);
    CHECK(reply->output == "slow");
    CHECK_FALSE(bound.hasExpired());
}

TEST_CASE("A scripted server answers what the test says")
{
    FakeSshOptions options;
    options.answer = [](const QByteArray& command) { return "<" + command + ">"; };
    const FakeSshServer server(options);

    const auto outcome = logIn(requestFor(server));

    REQUIRE(outcome.transport);
    CHECK(ask(*outcome.transport, "it's me")->output == "<it's me>");
    CHECK(server.counters().requests == 2);
}

TEST_CASE("Twenty logins, good and bad, leave no descriptor behind")
{
    const FakeSshServer good;
    const FakeSshServer broken(withFault(FakeFault::CloseMidReply, 2));
    const int before = test::openDescriptors();
    const auto once = [&] {
        const FakeSshServer silent(withTrouble(FakeTrouble::HalfBanner));
        const auto first = logIn(requestFor(good));
        const auto second = logIn(requestFor(broken));
        const auto wrong = logIn(requestFor(good, "wrong"));
        const auto late = logIn(requestFor(silent), milliseconds{50});
        return first.transport && second.transport && !ask(*second.transport, "echo 1")
            && wrong.error && late.error;
    };

    for (int i = 0; i < 20; ++i) {
        REQUIRE(once());
    }

    // The servers live in the same process: their ends close a moment later.
    CHECK(test::eventually([before] { return test::openDescriptors() <= before; }));
}

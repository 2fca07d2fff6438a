// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// What the files and limits of an account on a real server make of a login.
#include "tests/ssh/Helpers.h"
#include "tests/support/FakeSshForward.h"
#include "tests/support/InteropServer.h"
#include "tests/support/SshdFixture.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::ask;
using test::codeOf;
using test::InteropServer;
using test::logIn;
using test::SshdFixture;
using test::SshSoftware;

namespace {

ssh::LoginRequest accountOn(const Server& server)
{
    ssh::LoginRequest request;
    request.server = server;
    request.server.hostKeyPolicy = HostKeyPolicy::AcceptNew;
    request.knownHosts = {};
    return request;
}

bool hasNote(const ssh::LoginOutcome& outcome, const QString& words)
{
    return std::ranges::any_of(outcome.steps, [&words](const LoginStep& step) {
        return step.notes.join(u'\n').contains(words);
    });
}

} // namespace

TEST_CASE("A login file that prints spoils nothing, one that is slow is told", "[F19]")
{
    const auto [text, isSlow] = GENERATE(table<QByteArray, bool>(
        {{"echo Welcome; printf 'no line feed'; echo trouble >&2\n", false}, {"sleep 2\n", true}}));
    const InteropServer server(SshSoftware::OpenSsh);
    if (!server.isRunning()) {
        WARN("skipped: " << server.whyNot());
        return;
    }
    REQUIRE(server.writeHomeFile(u".bashrc"_s, text));

    const auto outcome = logIn(accountOn(server.server()));

    REQUIRE(outcome.transport);
    CHECK(ask(*outcome.transport, "echo 1")->output == "1");
    CHECK(hasNote(outcome, u"its login files (.bashrc, .zshenv, .cshrc) took 2"_s) == isSlow);
}

TEST_CASE("A login file that hangs ends the login at its deadline, and is named", "[F19]")
{
    const InteropServer server(SshSoftware::OpenSsh);
    if (!server.isRunning()) {
        WARN("skipped: " << server.whyNot());
        return;
    }
    REQUIRE(server.writeHomeFile(u".bashrc"_s, "sleep 1000\n"));

    const auto outcome = logIn(accountOn(server.server()), seconds{4});

    CHECK(codeOf(outcome) == ErrorCode::Timeout);
    CHECK(outcome.error->detail.contains(u".bashrc"_s));
    CHECK(outcome.steps.back().stage == LoginStage::Shell);
}

TEST_CASE("A login file that leaves ends the login with what it said", "[F19]")
{
    const InteropServer server(SshSoftware::OpenSsh);
    if (!server.isRunning()) {
        WARN("skipped: " << server.whyNot());
        return;
    }
    REQUIRE(server.writeHomeFile(u".bashrc"_s, "echo down for maintenance; exit 1\n"));

    const auto outcome = logIn(accountOn(server.server()));

    CHECK(codeOf(outcome) == ErrorCode::CommandFailed);
    CHECK(outcome.error->detail.contains(u"down for maintenance"_s));
}

TEST_CASE("A password that has expired needs its user, and is not tried again", "[F16]")
{
    const InteropServer server(SshSoftware::OpenSsh);
    if (!server.isRunning()) {
        WARN("skipped: " << server.whyNot());
        return;
    }
    REQUIRE(server.expirePassword());
    ssh::LoginRequest request = accountOn(server.server());
    request.server.auth = AuthMethod::Password;
    request.credential.password = Secret(InteropServer::password());

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::PasswordExpired); // for which nothing is ever retried
    CHECK(outcome.error->detail.contains(u"expired"_s));
}

TEST_CASE("A real server at its limits says so", "[F23]")
{
    const bool isFull = GENERATE(false, true);
    const SshdFixture sshd(isFull ? "MaxStartups 1\n" : "MaxSessions 0\n");
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const auto held = isFull ? test::connectToLoopback(sshd.server().port) : ssh::FileDescriptor();

    const auto outcome = logIn(accountOn(sshd.server()));

    CHECK(codeOf(outcome) == ErrorCode::ServerLimits);
}

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Platform.h"
#include "tests/ssh/RealAgent.h"
#include "tests/ssh/UserKeys.h"
#include "tests/support/Await.h"
#include "tests/support/SshdFixture.h"

#include <QFile>
#include <QProcess>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::ask;
using test::CleanIdentity;
using test::codeOf;
using test::logIn;
using test::makeUserKey;
using test::makeUserKeyOf;
using test::RealAgent;
using test::SshdFixture;

namespace {

ssh::LoginRequest requestFor(const SshdFixture& sshd)
{
    ssh::LoginRequest request;
    request.server = sshd.server();
    request.pins = {sshd.pin()};
    request.knownHosts = {};
    return request;
}

} // namespace

TEST_CASE("A real OpenSSH server lets a key in and answers polls")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }

    const auto outcome = logIn(requestFor(sshd));

    REQUIRE_FALSE(outcome.error);
    REQUIRE(outcome.transport);
    REQUIRE(outcome.handshake);
    CHECK(outcome.handshake->banner.startsWith(u"SSH-2.0-OpenSSH"_s));
    CHECK(outcome.handshake->algorithms.contains(u", "_s));
    CHECK_FALSE(outcome.handshake->hostKeyType.isEmpty());
    REQUIRE(outcome.handshake->took);
    CHECK(outcome.handshake->took->count() > 0);
    CHECK(*outcome.handshake->took <= outcome.connectTime + milliseconds{1}); // a part of it
    for (int i = 0; i < 20; ++i) {
        const auto reply = ask(*outcome.transport, "cat /proc/uptime /proc/loadavg");
        REQUIRE(reply);
        CHECK(reply->exitCode == 0);
        CHECK(reply->output.split('\n').size() == 2);
    }
    const auto large = ask(*outcome.transport, "head -c 900000 /dev/zero | tr '\\0' x");
    REQUIRE(large);
    CHECK(large->output.size() == 900'000);
}

TEST_CASE("The key of a real OpenSSH server becomes a pin where that was chosen")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    auto request = requestFor(sshd);
    request.server.hostKeyPolicy = HostKeyPolicy::AcceptNew;
    request.pins.clear();

    const auto outcome = logIn(request);

    REQUIRE_FALSE(outcome.error);
    REQUIRE(outcome.newPins.size() == 1);
    CHECK(outcome.newPins.front().key == sshd.pin().key);
}

TEST_CASE("A real OpenSSH server with another host key is not trusted")
{
    SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const auto request = requestFor(sshd);
    REQUIRE(sshd.restartWithNewHostKey());

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::HostKeyChanged);
    REQUIRE(outcome.hostKey);
    CHECK(outcome.hostKey->seen == sshd.pin().key);
}

TEST_CASE("A user certificate of its key opens a real server, one that ran out does not")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const auto [type, validity, isValid]
        = GENERATE(table<QString, QString, bool>({{u"ed25519"_s, u"-1h:+1h"_s, true},
                                                  {u"ed25519"_s, u"-2h:-1h"_s, false},
                                                  {u"ecdsa"_s, u"-1h:+1h"_s, true},
                                                  {u"rsa"_s, u"-1h:+1h"_s, true}}));
    CAPTURE(type, validity);
    const QString authority = sshd.folder() + u"/user_ca"_s;
    const QString key = sshd.folder() + u"/certified_key"_s;
    makeUserKey(authority);
    makeUserKeyOf({type}, key);
    ssh::LoginRequest request = requestFor(sshd);
    REQUIRE(QProcess::execute(u"ssh-keygen"_s,
                              {u"-q"_s,
                               u"-s"_s,
                               authority,
                               u"-I"_s,
                               u"test"_s,
                               u"-n"_s,
                               ssh::platform::userName(),
                               u"-V"_s,
                               validity,
                               key + u".pub"_s})
            == 0);
    request.server.identityFile = key;
    if (GENERATE(false, true)) { // chosen, and not beside the key
        request.server.certificateFile = sshd.folder() + u"/signed.pub"_s;
        REQUIRE(QFile::rename(key + u"-cert.pub"_s, request.server.certificateFile));
    }

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == (isValid ? std::nullopt : std::optional(ErrorCode::AuthDenied)));
}

TEST_CASE("A real agent opens a real server")
{
    const SshdFixture sshd;
    if (!sshd.isRunning() || !RealAgent::isInstalled()) {
        WARN("skipped: no sshd or no ssh-agent " << sshd.whyNot());
        return;
    }
    const RealAgent agent(sshd.folder(), sshd.keyPath());
    REQUIRE(agent.isReady());
    const CleanIdentity identity(QFile::encodeName(sshd.folder()), agent.socket());
    auto request = requestFor(sshd);
    request.server.auth = AuthMethod::Automatic;

    const auto outcome = logIn(request);

    CHECK_FALSE(outcome.error);
    CHECK(outcome.transport);
}

TEST_CASE("A chosen key whose file is locked is used through the agent, and no other key of it is")
{
    SshdFixture sshd;
    if (!sshd.isRunning() || !RealAgent::isInstalled()) {
        WARN("skipped: no sshd or no ssh-agent " << sshd.whyNot());
        return;
    }
    const RealAgent agent(sshd.folder(), sshd.keyPath());
    REQUIRE(agent.isReady());
    const CleanIdentity identity(QFile::encodeName(sshd.folder()), agent.socket());
    const QString key = sshd.keyPath();
    const QStringList lock{
        u"-q"_s, u"-p"_s, u"-P"_s, QString(), u"-N"_s, u"secret"_s, u"-f"_s, key};
    REQUIRE(QProcess::execute(u"ssh-keygen"_s, lock) == 0);
    auto request = requestFor(sshd);
    request.server.auth = AuthMethod::KeyFile;

    const auto [path, hasPublic, isIn] = GENERATE(table<QString, bool, bool>(
        {{QString(), true, true}, {QString(), false, true}, {u".pub"_s, true, true}}));
    request.server.identityFile = key + path;
    if (!hasPublic) {
        REQUIRE(QFile::remove(key + u".pub"_s));
    }

    CHECK(logIn(request).error.has_value() != isIn);
}

TEST_CASE("A chosen key that neither its passphrase nor the agent opens asks for the passphrase")
{
    const SshdFixture sshd;
    if (!sshd.isRunning() || !RealAgent::isInstalled()) {
        WARN("skipped: no sshd or no ssh-agent " << sshd.whyNot());
        return;
    }
    const RealAgent agent(sshd.folder(), sshd.keyPath()); // it would open the server
    REQUIRE(agent.isReady());
    const CleanIdentity identity(QFile::encodeName(sshd.folder()), agent.socket());
    const QString other = sshd.folder() + u"/other_key"_s;
    REQUIRE(
        QProcess::execute(u"ssh-keygen"_s,
                          {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, u"secret"_s, u"-f"_s, other})
        == 0);
    auto request = requestFor(sshd);
    request.server.auth = AuthMethod::KeyFile;
    request.server.identityFile = other;

    CHECK(codeOf(logIn(request)) == ErrorCode::AuthNeedsUser);
}

TEST_CASE("A remote shell ends with its session and leaves nothing behind")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    auto outcome = logIn(requestFor(sshd));
    REQUIRE(outcome.transport);
    const auto pid = ask(*outcome.transport, "echo $$");
    REQUIRE(pid);
    const QString process = u"/proc/"_s + QString::fromLatin1(pid->output);
    REQUIRE(QFile::exists(process));

    outcome.transport.reset();

    CHECK(test::eventually([&process] {
        QFile status(process + u"/stat"_s);
        return !status.open(QIODevice::ReadOnly) || status.readAll().contains(") Z");
    }));
}

TEST_CASE("A login of a server that is gone is refused")
{
    SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const auto request = requestFor(sshd);
    sshd.stop();

    CHECK(codeOf(logIn(request)) == ErrorCode::Refused);
}

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Platform.h"
#include "tests/ssh/Helpers.h"
#include "tests/support/Await.h"
#include "tests/support/SshdFixture.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::ask;
using test::CleanIdentity;
using test::codeOf;
using test::logIn;
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

/// An ssh-agent of its own, with one key.
class Agent
{
public:
    Agent(const QString& folder, const QString& keyPath)
        : m_socket(folder + u"/agent"_s)
    {
        m_process.start(u"ssh-agent"_s, {u"-D"_s, u"-a"_s, m_socket});
        QProcess add;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"SSH_AUTH_SOCK"_s, m_socket);
        add.setProcessEnvironment(environment);
        isReady = m_process.waitForStarted(5000)
            && test::eventually([this] { return QFile::exists(m_socket); });
        if (isReady) {
            add.start(u"ssh-add"_s, {u"-q"_s, keyPath});
            isReady = add.waitForFinished(5000) && add.exitCode() == 0;
        }
    }
    Agent(const Agent&) = delete;
    Agent& operator=(const Agent&) = delete;
    ~Agent()
    {
        ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT);
        m_process.terminate();
        m_process.waitForFinished(5000);
    }

    [[nodiscard]] QByteArray socket() const { return QFile::encodeName(m_socket); }

    bool isReady = false;

private:
    QString m_socket;
    QProcess m_process;
};

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
    CHECK(outcome.serverBanner.startsWith(u"SSH-2.0-OpenSSH"_s));
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
    const auto [validity, isValid]
        = GENERATE(table<QString, bool>({{u"-1h:+1h"_s, true}, {u"-2h:-1h"_s, false}}));
    const QString authority = sshd.folder() + u"/user_ca"_s;
    const QString key = sshd.folder() + u"/certified_key"_s;
    const QStringList quiet{u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, QString()};
    REQUIRE(QProcess::execute(u"ssh-keygen"_s, quiet + QStringList{u"-f"_s, authority}) == 0);
    REQUIRE(QProcess::execute(u"ssh-keygen"_s, quiet + QStringList{u"-f"_s, key}) == 0);
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
    if (!sshd.isRunning() || QStandardPaths::findExecutable(u"ssh-agent"_s).isEmpty()) {
        WARN("skipped: no sshd or no ssh-agent " << sshd.whyNot());
        return;
    }
    const Agent agent(sshd.folder(), sshd.keyPath());
    REQUIRE(agent.isReady);
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
    if (!sshd.isRunning() || QStandardPaths::findExecutable(u"ssh-agent"_s).isEmpty()) {
        WARN("skipped: no sshd or no ssh-agent " << sshd.whyNot());
        return;
    }
    const Agent agent(sshd.folder(), sshd.keyPath());
    REQUIRE(agent.isReady);
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
    if (!sshd.isRunning() || QStandardPaths::findExecutable(u"ssh-agent"_s).isEmpty()) {
        WARN("skipped: no sshd or no ssh-agent " << sshd.whyNot());
        return;
    }
    const Agent agent(sshd.folder(), sshd.keyPath()); // it would open the server
    REQUIRE(agent.isReady);
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

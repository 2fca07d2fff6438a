// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Logins by a program on this computer. Real sshd is such a program: sshd -i speaks over its input
// and output.
#include "core/ssh/BastionPool.h"
#include "core/ssh/ProxyProcess.h"
#include "tests/ssh/Helpers.h"
#include "tests/support/Await.h"
#include "tests/support/FakeSshServer.h"
#include "tests/support/Loopback.h"
#include "tests/support/SshdFixture.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::ask;
using test::bestOfThree;
using test::codeOf;
using test::FakeSshServer;
using test::logIn;
using test::promisedStop;
using test::SshdFixture;

namespace {

/// Its address leads nowhere: there is no such name (RFC 2606, 2).
Server onlyBy(const QString& command)
{
    Server server;
    server.name = u"behind"_s;
    server.host = u"behind.invalid"_s;
    server.auth = AuthMethod::Password;
    server.proxyCommand = command;
    server.runsProxyCommand = true;
    return server;
}

ssh::LoginRequest requestBy(const QString& command)
{
    ssh::LoginRequest request;
    request.server = onlyBy(command);
    request.credential.password = Secret(QByteArrayView("right"));
    request.knownHosts = {};
    return request;
}

QString quoted(const QString& path)
{
    return u'\'' + path + u'\'';
}

/// The program that is the server itself.
QString sshdCommand(const SshdFixture& sshd)
{
    return u"/usr/sbin/sshd -i -f "_s + quoted(sshd.folder() + u"/sshd_config"_s);
}

ssh::LoginRequest requestBySshd(const SshdFixture& sshd)
{
    ssh::LoginRequest request;
    request.server = sshd.server();
    request.server.host = u"behind.invalid"_s;
    request.server.proxyCommand = sshdCommand(sshd);
    request.server.runsProxyCommand = true;
    request.server.hostKeyPolicy = HostKeyPolicy::AcceptNew;
    request.knownHosts = {};
    return request;
}

} // namespace

TEST_CASE("A login goes by the server's ProxyCommand, with the host key check and all else")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    auto request = requestBySshd(sshd);

    const auto outcome = logIn(request);

    INFO((outcome.error ? outcome.error->detail.toStdString() : std::string()));
    REQUIRE_FALSE(outcome.error);
    const auto large = ask(*outcome.transport, "head -c 800000 /dev/zero | tr '\\0' x");
    REQUIRE(large);
    CHECK(large->output == QByteArray(800'000, 'x'));
    REQUIRE(outcome.newPins.size() == 1);
    CHECK(outcome.newPins.front().host == u"behind.invalid"_s);

    SECTION("a host key that is not the known one is refused there, too")
    {
        request.pins = outcome.newPins;
        request.pins.front().key = FakeSshServer().pin().key;

        CHECK(codeOf(logIn(request)) == ErrorCode::HostKeyChanged);
    }
}

TEST_CASE("A jump host is reached by its own ProxyCommand, and leads on")
{
    const SshdFixture gate;
    const SshdFixture target;
    if (!gate.isRunning() || !target.isRunning()) {
        WARN("skipped: " << gate.whyNot() << target.whyNot());
        return;
    }
    ssh::BastionPool pool;
    ssh::LoginRequest request;
    const Server hop = requestBySshd(gate).server;
    request.server = target.server();
    request.server.proxyJump = addressOf(hop);
    request.hops = {{hop, {}}};
    request.bastions = &pool;
    request.pins = {target.pin()};
    request.knownHosts = {};

    SECTION("while it is switched on")
    {
        const auto outcome = logIn(request);

        INFO((outcome.error ? outcome.error->detail.toStdString() : std::string()));
        REQUIRE_FALSE(outcome.error);
        CHECK(ask(*outcome.transport, "echo here"));
    }
    SECTION("and not at all while it is switched off")
    {
        request.hops.front().server.runsProxyCommand = false;

        CHECK(codeOf(logIn(request)) == ErrorCode::ProxyCommandOff);
    }
}

TEST_CASE("A command that nobody has switched on is not run, and nothing goes the direct way")
{
    const QTemporaryDir folder;
    const FakeSshServer direct;
    auto request = test::requestFor(direct);
    request.server.proxyCommand = u"touch "_s + quoted(folder.filePath(u"ran"_s));

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::ProxyCommandOff);
    CHECK_FALSE(QFileInfo::exists(folder.filePath(u"ran"_s)));
    CHECK(direct.counters().connections == 0);
}

TEST_CASE("No shell sees the command")
{
    const QTemporaryDir folder;
    const QString odd = u"a b;touch c $(touch d) `e` *"_s;

    const auto outcome = logIn(requestBy(u"touch "_s + quoted(folder.filePath(odd))));

    CHECK(codeOf(outcome) == ErrorCode::ProxyCommandFailed);
    CHECK(QDir(folder.path()).entryList(QDir::Files) == QStringList{odd});
}

TEST_CASE("The program gets no variable of ours, no terminal and nobody to ask")
{
    qputenv("VEDETTE_VAULT_KEY_FILE", "/k");
    qputenv("CREDENTIALS_DIRECTORY", "/c");
    const QTemporaryDir folder;
    const QString note = folder.filePath(u"seen"_s);

    const auto outcome = logIn(
        requestBy(u"sh -c 'env > \"$0\"; (: < /dev/tty) 2>/dev/null && echo TTY >> \"$0\"' "_s
                  + quoted(note)));
    qunsetenv("VEDETTE_VAULT_KEY_FILE");
    qunsetenv("CREDENTIALS_DIRECTORY");

    CHECK(codeOf(outcome) == ErrorCode::ProxyCommandFailed);
    QFile file(note);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray seen = file.readAll();
    CHECK(seen.contains("SSH_ASKPASS_REQUIRE=never"));
    CHECK_FALSE(seen.contains("VEDETTE_"));
    CHECK_FALSE(seen.contains("CREDENTIALS_DIRECTORY"));
    CHECK_FALSE(seen.contains("TTY\n"));
}

TEST_CASE(
    "A command that ends, or can't be started, is told as that, with the program's name alone")
{
    const auto [command, detail] = GENERATE(table<QString, QString>({
        {u"sh -c 'exit 3' secret"_s, u"it ended with status 3"_s},
        {u"sh -c 'kill -9 $$' secret"_s, u"it was ended by signal 9"_s},
        {u"sh -c 'exec >&- <&-; sleep 600' secret"_s, u"it closed its output"_s},
        {u"sh -c 'echo token; sleep 600' secret"_s, u"what it passes on is no SSH"_s},
        {u"/no/such/program secret"_s, u"/no/such/program"_s},
    }));

    const auto outcome = logIn(requestBy(command), seconds{2});

    CHECK(codeOf(outcome) == ErrorCode::ProxyCommandFailed);
    CHECK(outcome.error->detail.contains(detail));
    CHECK_FALSE(outcome.error->detail.contains(u"secret"_s));
    for (const LoginStep& step : outcome.steps) {
        CHECK_FALSE(step.notes.join(u' ').contains(u"secret"_s));
    }
}

TEST_CASE("A program that says nothing ends with the login's deadline, and at once with a stop")
{
    const QString silent = u"sleep 600"_s;

    const auto late = logIn(requestBy(silent), milliseconds{300});
    CHECK(codeOf(late) == ErrorCode::ProxyCommandFailed);
    CHECK(late.error->detail.contains(u"it said nothing for "_s));

    const auto stopped
        = bestOfThree([&] { return test::stopLogin(requestBy(silent), [] { return true; }); });
    CHECK(codeOf(stopped.outcome) == ErrorCode::Cancelled);
    CHECK(stopped.took <= promisedStop);
}

TEST_CASE("The program ends with all that it started when nobody needs it any more")
{
    const QTemporaryDir folder;
    const QString note = folder.filePath(u"pid"_s);
    auto program = ssh::ProxyProcess::start(
        {u"sh"_s, u"-c"_s, u"sleep 600 & echo $! > \"$0\"; echo; wait"_s, note});
    REQUIRE(program);
    const auto socket = (*program)->takeSocket();
    REQUIRE(ssh::platform::poll({{socket.get(), true, false}}, milliseconds{5'000}).size() == 1);
    QFile file(note);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QString child = u"/proc/"_s + QString::fromLatin1(file.readAll().trimmed());
    if (!QFileInfo::exists(u"/proc/self/cmdline"_s)) {
        WARN("skipped: processes are looked for in /proc, which is not there");
        return;
    }
    REQUIRE(QFileInfo::exists(child + u"/cmdline"_s));
    CHECK_FALSE((*program)->end(milliseconds{0}));

    program->reset();

    CHECK(test::eventually([&child] { // it belongs to init then, which takes its exit status
        QFile state(child + u"/cmdline"_s);
        return !state.open(QIODevice::ReadOnly) || state.readAll().isEmpty();
    }));
}

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/ssh/Helpers.h"
#include "tests/support/SshdFixture.h"

#include <QFile>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::codeOf;
using test::FakeSshServer;
using test::logIn;
using test::requestFor;

namespace {

QByteArray listedName(quint16 port)
{
    return "[127.0.0.1]:" + QByteArray::number(port) + ' ';
}

QByteArray keyText(const HostKey& key)
{
    return key.type.toLatin1() + ' ' + key.blob.toBase64() + '\n';
}

/// A login without a pin by one known_hosts file.
class ListedLogin
{
public:
    explicit ListedLogin(ssh::LoginRequest request)
        : m_request(std::move(request))
    {
        m_request.pins.clear();
        m_request.knownHosts = {{m_folder.filePath(u"known_hosts"_s)}};
    }

    [[nodiscard]] ssh::LoginOutcome with(const QByteArray& knownHosts)
    {
        QFile file(path());
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(knownHosts) == knownHosts.size());
        file.close();
        return logIn(m_request);
    }

    [[nodiscard]] QString path() const { return m_request.knownHosts.own.front(); }
    [[nodiscard]] ssh::LoginRequest& request() { return m_request; }

private:
    QTemporaryDir m_folder;
    ssh::LoginRequest m_request;
};

} // namespace

TEST_CASE("A key that known_hosts has lets a login in, and becomes a pin")
{
    const FakeSshServer server;
    ListedLogin login(requestFor(server));
    login.request().server.hostKeyPolicy = HostKeyPolicy::Strict;

    const auto outcome = login.with(listedName(server.port()) + keyText(server.hostKey()));

    CHECK(codeOf(outcome) == std::nullopt);
    REQUIRE(outcome.newPins.size() == 1);
    CHECK(outcome.newPins.front().key == server.hostKey());
    CHECK(outcome.newPins.front().source == u"known_hosts"_s);
    CHECK(outcome.newPins.front().port == server.port());
}

TEST_CASE("Another key in known_hosts ends the login before a byte of authentication")
{
    FakeSshServer server;
    const HostKey expected = server.hostKey();
    server.swapHostKey();
    ListedLogin login(requestFor(server));
    login.request().server.hostKeyPolicy = GENERATE(HostKeyPolicy::Ask, HostKeyPolicy::AcceptNew);

    const auto outcome = login.with(listedName(server.port()) + keyText(expected));

    CHECK(codeOf(outcome) == ErrorCode::HostKeyChanged);
    CHECK(outcome.hostKey
          == HostKeyIssue{server.hostKey(), {expected}, u"127.0.0.1"_s, server.port()});
    CHECK(outcome.newPins.empty());
    CHECK(server.counters().connections == 1);
    CHECK(server.counters().authRequests == 0);
}

TEST_CASE("A revoked key ends the login before a byte of authentication, pin or not")
{
    const FakeSshServer server;
    ListedLogin login(requestFor(server));
    login.request().server.hostKeyPolicy = HostKeyPolicy::AcceptNew;
    if (GENERATE(true, false)) {
        login.request().pins = {server.pin()};
    }

    const auto outcome = login.with("@revoked * " + keyText(server.hostKey()));

    CHECK(codeOf(outcome) == ErrorCode::HostKeyRevoked);
    REQUIRE(outcome.error);
    CHECK(outcome.error->detail.contains(u"line 1 of "_s + login.path()));
    REQUIRE(outcome.hostKey);
    CHECK_FALSE(mayBeTrusted(*outcome.hostKey));
    CHECK(outcome.newPins.empty());
    CHECK(server.counters().connections == 1);
    CHECK(server.counters().authRequests == 0);
}

TEST_CASE("An unknown key is told with the lines that were passed over")
{
    const FakeSshServer server;
    ListedLogin login(requestFor(server));

    const auto outcome = login.with("\n127.0.0.1 what is this\n");

    CHECK(codeOf(outcome) == ErrorCode::HostKeyUnknown);
    REQUIRE(outcome.error);
    CHECK(outcome.error->detail.contains(u"line 2 of %1 was passed over"_s.arg(login.path())));
    CHECK(server.counters().authRequests == 0);
}

TEST_CASE("Nothing is accepted at first sight beside a known_hosts that can't be read")
{
    const FakeSshServer server;
    ListedLogin login(requestFor(server));
    login.request().server.hostKeyPolicy = HostKeyPolicy::AcceptNew;
    REQUIRE(::mkfifo(QFile::encodeName(login.path()).constData(), 0600) == 0);

    const auto outcome = logIn(login.request());

    CHECK(codeOf(outcome) == ErrorCode::HostKeyUnknown);
    CHECK(outcome.newPins.empty());
    CHECK(server.counters().authRequests == 0);
}

TEST_CASE("A server is asked for the type of key that known_hosts has of it")
{
    const test::SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    ssh::LoginRequest request;
    request.server = sshd.server();
    ListedLogin login(request);

    const auto outcome = login.with(listedName(sshd.pin().port) + keyText(sshd.secondKey()));

    CHECK(codeOf(outcome) == std::nullopt);
    REQUIRE(outcome.newPins.size() == 1);
    CHECK(outcome.newPins.front().key == sshd.secondKey());
    CHECK(outcome.newPins.front().key.type == u"ecdsa-sha2-nistp256"_s);
}

TEST_CASE("An alias is looked up in known_hosts instead of the address, without a port")
{
    const FakeSshServer server;
    const QByteArray key = keyText(server.hostKey());
    ListedLogin login(requestFor(server));
    login.request().server.hostKeyAlias = u"Lab"_s;

    const auto trusted = login.with("lab " + key);
    CHECK(codeOf(trusted) == std::nullopt);
    REQUIRE(trusted.newPins.size() == 1);
    CHECK(trusted.newPins.front().host == u"lab"_s);
    CHECK(trusted.newPins.front().port == 22);

    const QByteArray port = QByteArray::number(server.port());
    const auto unknown = login.with(listedName(server.port()) + key + "[lab]:" + port + ' ' + key);
    CHECK(codeOf(unknown) == ErrorCode::HostKeyUnknown);
    REQUIRE(unknown.hostKey);
    CHECK(isOwn(*unknown.hostKey, login.request().server));
}

TEST_CASE("Another key under the alias is a changed one, whatever stands under the address")
{
    FakeSshServer server;
    const HostKey old = server.hostKey();
    server.swapHostKey();
    ListedLogin login(requestFor(server));
    login.request().server.hostKeyAlias = u"lab"_s;

    const auto outcome
        = login.with("lab " + keyText(old) + listedName(server.port()) + keyText(server.hostKey()));

    CHECK(codeOf(outcome) == ErrorCode::HostKeyChanged);
    CHECK(outcome.hostKey == HostKeyIssue{server.hostKey(), {old}, u"lab"_s, 22});
    CHECK(server.counters().authRequests == 0);
}

TEST_CASE("A server with known hosts of its own is judged by these, and not by the user's")
{
    FakeSshServer server;
    const QByteArray old = listedName(server.port()) + keyText(server.hostKey());
    server.swapHostKey();
    const QByteArray now = listedName(server.port()) + keyText(server.hostKey());
    const QTemporaryDir folder;
    QFile own(folder.filePath(u"lab_hosts"_s));
    REQUIRE(own.open(QIODevice::WriteOnly));
    ListedLogin login(requestFor(server));
    login.request().server.knownHostsFiles = {folder.filePath(u"missing"_s), own.fileName()};
    SECTION("what they hold is trusted")
    {
        own.write(now);
        own.close();
        CHECK(codeOf(login.with(old)) == std::nullopt);
    }
    SECTION("what they hold otherwise has changed")
    {
        own.write(old);
        own.close();
        const auto outcome = login.with(now);
        CHECK(codeOf(outcome) == ErrorCode::HostKeyChanged);
        REQUIRE(outcome.error);
        CHECK(outcome.error->detail.contains(own.fileName()));
        CHECK(server.counters().authRequests == 0);
    }
    SECTION("and what only the user's hold is unknown")
    {
        own.close();
        CHECK(codeOf(login.with(now)) == ErrorCode::HostKeyUnknown);
    }
    SECTION("also where none of the user's are to be read")
    {
        login.request().server.knownHostsFiles = {u"none"_s};
        CHECK(codeOf(login.with(now)) == ErrorCode::HostKeyUnknown);
    }
}

TEST_CASE("Nothing is accepted at first sight beside known hosts of its own that can't be read")
{
    const FakeSshServer server;
    const QTemporaryDir folder;
    ListedLogin login(requestFor(server));
    const QString path = folder.filePath(u"lab_hosts"_s);
    login.request().server.hostKeyPolicy = HostKeyPolicy::AcceptNew;
    login.request().server.knownHostsFiles = {path};
    SECTION("a FIFO")
    {
        REQUIRE(::mkfifo(QFile::encodeName(path).constData(), 0600) == 0);
    }
    SECTION("a file of 9 MiB")
    {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.resize(qint64{9} * 1024 * 1024));
    }

    const auto outcome = login.with("");

    CHECK(codeOf(outcome) == ErrorCode::HostKeyUnknown);
    CHECK(outcome.newPins.empty());
    CHECK(server.counters().authRequests == 0);
}

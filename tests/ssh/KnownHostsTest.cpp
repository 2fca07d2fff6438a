// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/KnownHosts.h"

#include "core/base/Deadline.h"
#include "core/ssh/HostPatterns.h"
#include "core/ssh/KnownHostsFiles.h"
#include "core/ssh/Platform.h"
#include "core/ssh/PublicKeyBlob.h"
#include "tests/ssh/Helpers.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <random>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ssh;

namespace {

const QByteArray edPrefix = QByteArray::fromHex("0000000b7373682d6564323535313900000020");

HostKey edKey(char fill)
{
    return {u"ssh-ed25519"_s, edPrefix + QByteArray(32, fill)};
}

QByteArray edText(char fill)
{
    return "ssh-ed25519 " + edKey(fill).blob.toBase64();
}

KnownHosts hostsIn(const QByteArray& text)
{
    KnownHosts hosts;
    hosts.add(text, u"file"_s);
    return hosts;
}

/// A folder with known_hosts files of the test's own.
class KnownHostsFolder
{
public:
    QString write(const QString& name, const QByteArray& text)
    {
        QFile file(path(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(text) == text.size());
        return path(name);
    }

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

} // namespace

TEST_CASE("A line of known_hosts is read into its parts")
{
    const auto entry = parseKnownHostsLine(" @revoked  a,!b  " + edText('k') + " me@here\r");

    REQUIRE(entry);
    CHECK(*entry == KnownHostsEntry{HostKeyMarker::Revoked, "a,!b", edKey('k')});
}

TEST_CASE("A blank line and a comment in known_hosts are nothing, and no problem")
{
    const auto entry = parseKnownHostsLine(GENERATE("", " \t\r", "# a comment", "\t#"));

    REQUIRE(entry);
    CHECK_FALSE(entry->has_value());
}

TEST_CASE("A line of known_hosts that can't be read says why")
{
    const auto [line, reason] = GENERATE(table<QByteArray, QString>({
        {"@trusted host " + edText('k'), u"an unknown marker"_s},
        {"@revoked", u"no public key of a known type"_s},
        {"@revoked @revoked host " + edText('k'), u"more than one marker"_s},
        {"|1|c2hvcnQ=|c2hvcnQ= " + edText('k'), u"a hashed name that can't be read"_s},
        {"host", u"no public key of a known type"_s},
        {"host ssh-ed25519", u"no public key of a known type"_s},
        {"host ssh-rsa " + edKey('k').blob.toBase64(), u"no public key of a known type"_s},
        {"host ssh-ed25519 ####", u"no public key of a known type"_s},
    }));

    const auto entry = parseKnownHostsLine(line);

    REQUIRE_FALSE(entry);
    CHECK(entry.error() == Error{ErrorCode::Malformed, reason, 0});
}

TEST_CASE("Keys of every type are read, and nothing that is not a whole one")
{
    const QByteArray rsa = QByteArray::fromHex("000000077373682d72736100000003010001");
    const QByteArray ecdsa = QByteArray::fromHex(
        "0000001365636473612d736861322d6e69737470323536000000086e69737470323536");
    const QByteArray length65("\0\0\0\x41", 4);
    const QByteArray length129("\0\0\0\x81\0", 5);
    const auto isKey = [](QByteArrayView type, const QByteArray& blob) {
        return parsePublicKey(type, blob.toBase64()).has_value();
    };

    CHECK(parsePublicKey("ssh-ed25519", edKey('k').blob.toBase64()) == edKey('k'));
    CHECK(isKey("ssh-rsa", rsa + length129 + QByteArray(128, '\xff')));
    CHECK(isKey("rsa-sha2-256", rsa + length129 + QByteArray(128, '\xff')));
    CHECK(isKey("ecdsa-sha2-nistp256", ecdsa + length65 + '\x04' + QByteArray(64, 'p')));

    CHECK_FALSE(isKey("ssh-ed25519", edKey('k').blob.chopped(1)));
    CHECK_FALSE(isKey("ssh-ed25519", edKey('k').blob + 'x'));
    CHECK_FALSE(isKey("ssh-ed25519", {}));
    CHECK_FALSE(isKey("ssh-rsa", rsa + length129 + QByteArray(128, '\x01'))); // 1017 bits
    CHECK_FALSE(isKey("ssh-rsa", rsa + "\x7f\xff\xff\xff"));
    CHECK_FALSE(isKey("ecdsa-sha2-nistp256", ecdsa + length65 + '\x02' + QByteArray(64, 'p')));
    CHECK_FALSE(isKey("ecdsa-sha2-nistp384", ecdsa + length65 + '\x04' + QByteArray(64, 'p')));
}

TEST_CASE("Patterns of hosts match as OpenSSH's do")
{
    const auto [list, isMatch] = GENERATE(table<QByteArray, bool>({
        {"db1", true},
        {"DB1", true},
        {"d*", true},
        {"*1*", true},
        {"?b?", true},
        {"db1?", false},
        {"db", false},
        {"", false},
        {"*", true},
        {"!db1", false},
        {"*,!db1", false},
        {"!db1,*", false},
        {"!db2,*", true},
        {"*," + QByteArray(1022, 'x'), true},
        {"*," + QByteArray(1023, 'x'), false},
        {"|1|AAAAAAAAAAAAAAAAAAAAAAAAAAA=|nonsense", false},
    }));

    CHECK(matchesHost(list, "db1") == isMatch);
}

TEST_CASE("A hashed name made by ssh-keygen matches that name alone")
{
    // ssh-keygen -H of OpenSSH 9.2, for "[db1.example.net]:2222".
    const QByteArray hash = "|1|SaRCg/NHM0Z9gMegExMJhzH5uCE=|nZand6b2mln8Bx/i3xsS5Kb9Pog=";

    CHECK(matchesHost(hash, "[db1.example.net]:2222"));
    CHECK_FALSE(matchesHost(hash, "db1.example.net"));
}

TEST_CASE("Lines that can't be read are remembered by their number, and hide nothing")
{
    const auto hosts = hostsIn("garbage\n# fine\n\n@what host key\n" + QByteArray(10'240, 'x')
                               + "\nhost " + edText('k'));

    REQUIRE(hosts.problems().size() == 3);
    CHECK(hosts.problems()[0].line == 1);
    CHECK(hosts.problems()[1].line == 4);
    CHECK(hosts.problems()[2].line == 5);
    CHECK(hosts.isComplete());
    const auto answer = hosts.find("HOST", 22).check(edKey('k'));
    CHECK(answer == KnownHostAnswer{KnownHostStatus::Trusted, u"file"_s, 6});
}

TEST_CASE("The keys of a host with a port are told apart from those of the bare host")
{
    const auto hosts = hostsIn("host " + edText('a') + "\n[host]:2222 " + edText('b')
                               + "\n[host]:2222 " + edText('b') + "\n@revoked * " + edText('c')
                               + "\n[host]:2222 " + edText('c') + '\n');

    const auto other = hosts.find("host", 2222);
    const auto third = hosts.find("host", 2223);

    CHECK(other.known() == std::vector{edKey('b'), edKey('c')});
    CHECK(other.trusted() == std::vector{edKey('b')});
    CHECK(third.known().empty());
    CHECK(third.trusted() == std::vector{edKey('a')});
    CHECK(third.check(edKey('a')).status == KnownHostStatus::Trusted);
    CHECK(third.check(edKey('b')).status == KnownHostStatus::Unknown);
    CHECK(third.check(edKey('c')).status == KnownHostStatus::Revoked);
}

TEST_CASE("Numeric addresses are looked up in their usual form")
{
    CHECK(platform::usualAddress("2001:DB8:0:0:0:0:0:1") == "2001:db8::1");
    CHECK(platform::usualAddress("192.0.2.7") == "192.0.2.7");
    CHECK(platform::usualAddress("db1.example.net") == "db1.example.net");
    CHECK(platform::usualAddress("") == "");
}

TEST_CASE("A file of many megabytes and of nothing but stars takes no time")
{
    const Deadline bound = Deadline::after(seconds{20});
    QByteArray stars;
    while (stars.size() < 4'000'000) {
        stars += "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b,";
    }
    QByteArray revoked;
    while (revoked.size() < 2'000'000) {
        revoked += "* " + edText('a') + "\n@revoked * " + edText('b') + '\n';
    }

    const auto hosts = hostsIn(stars + ' ' + edText('k') + '\n' + revoked);
    const auto host = hosts.find(QByteArray(250, 'a'), 2222);

    CHECK(host.check(edKey('k')).status == KnownHostStatus::Changed);
    CHECK(host.trusted() == std::vector{edKey('a')});
    CHECK_FALSE(bound.hasExpired());
}

TEST_CASE("Random bytes between good lines change nothing about them")
{
    std::mt19937 random(GENERATE(1U, 2U, 3U, 4U, 5U));
    const QByteArray letters(" \t\r\0@#|!*?,[]:=rRevoked1AZ\xff", 28);
    QByteArray text;
    for (int i = 0; i < 2000; ++i) {
        for (auto left = random() % 80; left > 0; --left) {
            text += letters[static_cast<qsizetype>(random() % 28)];
        }
        text += '\n';
    }

    const auto hosts = hostsIn(text + "host " + edText('k') + '\n' + text);

    CHECK(hosts.problems().size() == 100); // and no more are kept
    CHECK(hosts.find("host", 22).trusted() == std::vector{edKey('k')});
}

TEST_CASE("Files of known hosts are read in their order, missing ones are skipped")
{
    KnownHostsFolder folder;
    const auto first = folder.write(u"first"_s, "\nhost " + edText('a') + '\n');
    const auto second = folder.write(u"second"_s, "host " + edText('b') + '\n');

    const auto hosts = readKnownHosts({{folder.path(u"none"_s), first, second}});

    CHECK(hosts.isComplete());
    CHECK(hosts.problems().empty());
    CHECK(hosts.find("host", 22).trusted() == std::vector{edKey('a'), edKey('b')});
    CHECK(hosts.find("host", 22).check(edKey('b'))
          == KnownHostAnswer{KnownHostStatus::Trusted, second, 1});
}

TEST_CASE("A file of known hosts that can't be read is told, and never waited for")
{
    KnownHostsFolder folder;
    const QString path = folder.path(u"known_hosts"_s);
    SECTION("a FIFO")
    {
        REQUIRE(::mkfifo(QFile::encodeName(path).constData(), 0600) == 0);
    }
    SECTION("a folder")
    {
        REQUIRE(QDir().mkdir(path));
    }
    SECTION("more than 8 MiB")
    {
        folder.write(u"known_hosts"_s, QByteArray(8 * 1024 * 1024 + 1, '\n'));
    }
    SECTION("a link to itself")
    {
        REQUIRE(QFile::link(path, path));
    }

    const auto hosts = readKnownHosts({{path}});

    CHECK_FALSE(hosts.isComplete());
    REQUIRE(hosts.problems().size() == 1);
    CHECK(hosts.problems()[0].file == path);
    CHECK(hosts.problems()[0].line == 0);
    CHECK(hosts.problems()[0].error.code == ErrorCode::InvalidFile);
}

TEST_CASE("A device in the place of known_hosts reads as an empty file")
{
    KnownHostsFolder folder;
    const QString path = folder.path(u"known_hosts"_s);
    REQUIRE(QFile::link(GENERATE(u"/dev/null"_s, u"/dev/zero"_s), path));

    const auto hosts = readKnownHosts({{path}});

    CHECK(hosts.isComplete());
    CHECK(hosts.problems().empty());
}

TEST_CASE("A server's own known hosts stand in for the user's, never for the computer's")
{
    const KnownHostsFiles usual{{u"/home/me/known_hosts"_s}, {u"/etc/known_hosts"_s}};
    Server server;
    CHECK(filesFor(server, usual).own == usual.own);

    server.knownHostsFiles = {u"/k/a"_s, u"/k/b"_s};
    CHECK(filesFor(server, usual).own == server.knownHostsFiles);
    CHECK(filesFor(server, usual).shared == usual.shared);

    server.knownHostsFiles = {u"none"_s};
    CHECK(filesFor(server, usual).own.isEmpty());
    CHECK(filesFor(server, usual).shared == usual.shared);
}

TEST_CASE("The usual files are those of the user, then those of the computer")
{
    const test::CleanIdentity identity("/home/somebody");

    CHECK(usualKnownHostsFiles().own + usualKnownHostsFiles().shared
          == QStringList{u"/home/somebody/.ssh/known_hosts"_s,
                         u"/home/somebody/.ssh/known_hosts2"_s,
                         u"/etc/ssh/ssh_known_hosts"_s,
                         u"/etc/ssh/ssh_known_hosts2"_s});
}

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// resources/probes/slow/certificates.sh, run by the shells that servers have: what leaves a server,
// and why.
#include "core/collect/slow/SlowReader.h"
#include "tests/collect/slow/CertificateServer.h"
#include "tests/support/Catch.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <sys/stat.h>
#include <unistd.h>

using namespace vedette;
using namespace vedette::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray keyBody = "c2VjcmV0IG9mIHRoZSBzZXJ2ZXI=";
const QByteArray keyText
    = "-----BEGIN PRIVATE KEY-----\n" + keyBody + "\n-----END PRIVATE KEY-----\n";

} // namespace

TEST_CASE("certificates are read where they stand, by every shell")
{
    CertificateServer server(
        GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s, u"mksh"_s, u"zsh"_s));
    if (!server.isThere()) {
        WARN("skipped: a shell that is not installed");
        return;
    }
    const QString chain = server.add(
        u"chain.pem"_s, certificateFixture(u"leaf"_s) + certificateFixture(u"issuing"_s));
    const QString expired = server.add(u"expired.pem"_s, certificateFixture(u"expired"_s));
    const QString trusted = server.add(u"trusted.pem"_s, certificateFixture(u"trusted"_s));

    const Snapshot snapshot = server.ask({chain, expired, trusted});

    INFO(server.answer().toStdString());
    CHECK(snapshot.unavailable.empty());
    CHECK(timeLeft(snapshot, chain) == issuingLeft);
    CHECK(timeLeft(snapshot, expired) == expiredLeft);
    CHECK(timeLeft(snapshot, trusted) == leafLeft);
    const WatchedCertificate row = rowFor(snapshot, chain);
    CHECK(row.subject == u"Example Issuing CA"_s);
    CHECK(row.issuer == u"Example Root CA"_s);
    CHECK(row.place == 2);
    CHECK(row.count == 2);
    CHECK(row.notAfter == fromMsecs(3'799'958'400'000));
    CHECK_FALSE(row.why);
}

TEST_CASE("a private key in the same file never leaves the server")
{
    CertificateServer server(GENERATE(u"dash"_s, u"busybox"_s, u"ksh"_s));
    if (!server.isThere()) {
        WARN("skipped: a shell that is not installed");
        return;
    }
    const QByteArray leaf = certificateFixture(u"leaf"_s);
    const QByteArray begin = "-----BEGIN CERTIFICATE-----\n";
    const QByteArray end = "-----END CERTIFICATE-----\n";
    const QByteArray half = leaf.first(leaf.indexOf(end));
    const std::vector<QByteArray> contents{
        leaf + keyText,
        keyText + leaf,
        leaf + keyText + leaf,
        QByteArray(leaf + keyText).replace("\n", "\r\n"),
        half + keyText,
        half + keyText + leaf,
        half + keyText + end,
        half + '\0' + keyText + end,
        leaf.chopped(1) + keyText,
        keyText.chopped(1) + leaf,
        begin + keyText + end,
        begin + "Proc-Type: 4,ENCRYPTED\n\n" + keyBody + '\n' + end,
        keyText + begin,
        QByteArray(keyText).replace("PRIVATE KEY", "RSA PRIVATE KEY") + leaf,
        keyText.first(keyText.indexOf("-----END")),
    };
    QStringList paths;
    for (const QByteArray& content : contents) {
        paths += server.add(u"%1.pem"_s.arg(paths.size()), content);
    }

    const Snapshot snapshot = server.ask(paths);

    INFO(server.answer().toStdString());
    CHECK_FALSE(server.answer().contains(keyBody));
    CHECK_FALSE(server.answer().contains("PRIVATE KEY"));
    for (const int whole : {0, 1, 2, 3, 13}) {
        CHECK(timeLeft(snapshot, paths.at(whole)) == leafLeft);
    }
    CHECK(whyWithout(snapshot, paths.at(4)) == ErrorCode::NotAvailable);
    CHECK(timeLeft(snapshot, paths.at(5)) == leafLeft);
}

TEST_CASE("a path is data, whatever it holds")
{
    CertificateServer server(
        GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s, u"mksh"_s, u"zsh"_s));
    if (!server.isThere()) {
        WARN("skipped: a shell that is not installed");
        return;
    }
    const QStringList names{u"with blanks  .pem"_s,
                            u"it's; touch pwned.pem"_s,
                            u"$(touch pwned)`touch pwned`${IFS}.pem"_s,
                            u"\"; touch pwned; \".pem"_s,
                            u"-n"_s,
                            u"*?[a].pem"_s,
                            u"\\0101\\c %s %b %n.pem"_s,
                            u"tab\tand\001control.pem"_s,
                            u"a=b.pem"_s,
                            u"@0f3a9c0f3a9c:file.1"_s,
                            u"b\u00FCcher \u20AC.pem"_s};
    QStringList paths;
    for (const QString& name : names) {
        paths += server.add(name, certificateFixture(u"leaf"_s));
    }

    const Snapshot snapshot = server.ask(paths);

    INFO(server.answer().toStdString());
    CHECK(snapshot.unavailable.empty());
    for (const QString& path : paths) {
        INFO(path.toStdString());
        CHECK(timeLeft(snapshot, path) == leafLeft);
    }
    CHECK_FALSE(QFile::exists(server.at(u"pwned"_s)));
}

TEST_CASE("what is no file with certificates has its own reason, and holds nothing up")
{
    CertificateServer server(GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s, u"mksh"_s));
    if (!server.isThere()) {
        WARN("skipped: a shell that is not installed");
        return;
    }
    const QString pipe = server.at(u"pipe"_s);
    REQUIRE(::mkfifo(pipe.toUtf8().constData(), 0600) == 0);
    const QString empty = server.add(u"empty.pem"_s, {});
    const QString large = server.add(u"large"_s, QByteArray(5'000'000, 'x') + '\n');
    const QString key = server.add(u"key.pem"_s, keyText);
    const QString broken = server.add(
        u"broken.pem"_s, "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----");
    const QString missing = server.at(u"missing.pem"_s);
    const QString folder = server.at(u"bin"_s);
    const QString leaf = server.add(u"leaf.pem"_s, certificateFixture(u"leaf"_s));
    QElapsedTimer clock;
    clock.start();

    const Snapshot snapshot = server.ask(
        {pipe, folder, u"/dev/zero"_s, missing, empty, large, key, broken, u"-n"_s, leaf});

    INFO(server.answer().left(2000).toStdString());
    CHECK(clock.elapsed() < 5'000);
    CHECK(whyWithout(snapshot, pipe) == ErrorCode::NotAvailable);
    CHECK(whyWithout(snapshot, folder) == ErrorCode::NotAvailable);
    CHECK(whyWithout(snapshot, u"/dev/zero"_s) == ErrorCode::NotAvailable);
    CHECK(whyWithout(snapshot, missing) == ErrorCode::NotAvailable);
    CHECK(whyWithout(snapshot, empty) == ErrorCode::NotAvailable);
    CHECK(whyWithout(snapshot, large) == ErrorCode::NotAvailable);
    CHECK(whyWithout(snapshot, key) == ErrorCode::NotAvailable);
    CHECK(whyWithout(snapshot, broken) == ErrorCode::Malformed);
    CHECK(whyWithout(snapshot, u"-n"_s) == ErrorCode::NotAvailable);
    CHECK(timeLeft(snapshot, leaf) == leafLeft);
    REQUIRE(snapshot.unavailable.size() == 1);
    CHECK(snapshot.unavailable.front().probe == u"certificates"_s);
    CHECK(snapshot.unavailable.front().why.detail.contains(missing + u": there is no such file"_s));
}

TEST_CASE("a file that the account may not read is told apart from one that is not there")
{
    if (::geteuid() == 0) {
        WARN("skipped: root may read every file");
        return;
    }
    CertificateServer server;
    const QString denied = server.add(u"denied.pem"_s, certificateFixture(u"leaf"_s));
    REQUIRE(QFile::setPermissions(denied, {}));
    REQUIRE(QDir().mkpath(server.at(u"hidden"_s)));
    const QString hidden = server.add(u"hidden/a.pem"_s, certificateFixture(u"leaf"_s));
    REQUIRE(QFile::setPermissions(server.at(u"hidden"_s), {}));

    const Snapshot snapshot = server.ask({denied, hidden});

    REQUIRE(QFile::setPermissions(server.at(u"hidden"_s),
                                  QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner));
    CHECK(whyWithout(snapshot, denied) == ErrorCode::PermissionDenied);
    CHECK(whyWithout(snapshot, hidden) == ErrorCode::PermissionDenied);
}

TEST_CASE("what a folder hides is no missing file")
{
    CertificateServer server(GENERATE(u"dash"_s, u"busybox"_s, u"ksh"_s));
    if (!server.isThere()) {
        WARN("skipped: a shell that is not installed");
        return;
    }
    server.addTool(u"head"_s, "echo \"head: $3: Permission denied\" >&2; exit 1");

    const Snapshot snapshot = server.ask({server.at(u"hidden/a.pem"_s)});

    CHECK(whyWithout(snapshot, server.at(u"hidden/a.pem"_s)) == ErrorCode::PermissionDenied);
}

TEST_CASE("a file that can't be read in time is given up")
{
    CertificateServer server;
    server.addTool(u"head"_s, "exec sleep 100");
    const QString slow = server.add(u"slow.pem"_s, certificateFixture(u"leaf"_s));

    const Snapshot snapshot = server.ask({slow});

    CHECK(whyWithout(snapshot, slow) == ErrorCode::Timeout);
}

TEST_CASE("a file that breaks off while it is read has no value")
{
    CertificateServer server;
    server.addTool(u"head"_s, "cat \"$3\"; exit 1");
    const QString odd = server.add(u"odd.pem"_s, certificateFixture(u"leaf"_s));

    const Snapshot snapshot = server.ask({odd});

    CHECK(whyWithout(snapshot, odd) == ErrorCode::CommandFailed);
}

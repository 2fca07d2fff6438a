// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/HostKey.h"

#include "tests/support/Catch.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace vedette;

using namespace Qt::StringLiterals;

TEST_CASE("A fingerprint is SHA256 in base64 without padding")
{
    // The digest of nothing is known: RFC 4634's e3b0c442…b855.
    CHECK(fingerprint(HostKey{u"ssh-ed25519"_s, {}})
          == u"SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"_s);
}

TEST_CASE("A fingerprint is what ssh-keygen prints")
{
    const QString keygen = QStandardPaths::findExecutable(u"ssh-keygen"_s);
    if (keygen.isEmpty()) {
        WARN("skipped: ssh-keygen is not installed");
        return;
    }
    const QString type = GENERATE(u"ed25519"_s, u"ecdsa"_s);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"key"_s);
    REQUIRE(QProcess::execute(keygen, {u"-q"_s, u"-t"_s, type, u"-N"_s, {}, u"-f"_s, path}) == 0);
    QFile file(path + u".pub"_s);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> fields = file.readAll().split(' ');
    REQUIRE(fields.size() >= 2);
    QProcess list;
    list.start(keygen, {u"-lf"_s, path + u".pub"_s});
    REQUIRE(list.waitForFinished());
    const QString printed = QString::fromUtf8(list.readAllStandardOutput());

    const HostKey key{QString::fromLatin1(fields[0]), QByteArray::fromBase64(fields[1])};

    CHECK(printed.section(u' ', 1, 1) == fingerprint(key));
}

TEST_CASE("The pin of a name is found whatever the case, in every alphabet")
{
    const QString name
        = GENERATE(u"Web-1.Example.net"_s, u"\u0130stanbul.example"_s, u"STRA\u1e9eE.example"_s);
    const HostKey key{u"ssh-ed25519"_s, "blob"};
    const HostKeyPins pins{{name.toLower(), 22, key, {}, u"user"_s}}; // as it is stored

    CHECK(pinsOf(pins, name, 22).size() == 1);
    CHECK(pinsOf(pins, name, 2222).empty());
    CHECK(isSameHost(name, name.toLower()));
}

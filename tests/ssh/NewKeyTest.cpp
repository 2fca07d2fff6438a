// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/NewKey.h"

#include "core/ssh/PrivateKey.h"
#include "core/ssh/PublicKeyBlob.h"
#include "tests/support/Catch.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

QString keyFileWith(const QTemporaryDir& folder, const ssh::NewKey& key)
{
    const QString path = folder.filePath(u"key"_s);
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner));
    file.write(key.privateKey.constData(), key.privateKey.size());
    return path;
}

} // namespace

TEST_CASE("A new key is encrypted in OpenSSH's format, and its passphrase alone opens it")
{
    const QTemporaryDir folder;
    const auto key = ssh::makeKey(Secret("correct horse"));
    REQUIRE(key);
    const QString path = keyFileWith(folder, *key);

    CHECK(key->privateKey.view().startsWith(QByteArrayView("-----BEGIN OPENSSH PRIVATE KEY-----")));
    CHECK(ssh::isEncryptedKey(key->privateKey.view()));
    ssh::Patience patience(Deadline::after(seconds{20}), {});
    CHECK(ssh::loadPrivateKey(path, Secret("correct horse"), patience));
    const auto refused = ssh::loadPrivateKey(path, Secret("wrong"), patience);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::AuthNeedsUser);
}

TEST_CASE("The public part of a new key is the one that OpenSSH reads from its file")
{
    const QTemporaryDir folder;
    const auto key = ssh::makeKey(Secret("correct horse"));
    REQUIRE(key);
    QProcess keygen;

    keygen.start(u"ssh-keygen"_s,
                 {u"-y"_s, u"-P"_s, u"correct horse"_s, u"-f"_s, keyFileWith(folder, *key)});

    REQUIRE(keygen.waitForFinished(20'000));
    CHECK(keygen.exitCode() == 0);
    CHECK(keygen.readAllStandardOutput().trimmed() == key->publicKey);
    const auto words = key->publicKey.split(' ');
    REQUIRE(words.size() == 2);
    CHECK(ssh::parsePublicKey(words[0], words[1]));
}

TEST_CASE("No two new keys are the same, and none is made without a passphrase")
{
    CHECK(ssh::makeKey(Secret("p"))->publicKey != ssh::makeKey(Secret("p"))->publicKey);
    CHECK_FALSE(ssh::makeKey(Secret()));
}

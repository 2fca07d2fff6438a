// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/PrivateKey.h"

#include "tests/ssh/Helpers.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ssh;

namespace {

/// A folder with keys made by ssh-keygen.
class KeyFolder
{
public:
    QString make(const QStringList& options, const QString& passphrase)
    {
        const QString path = m_folder.filePath(u"key"_s);
        QStringList arguments{u"-q"_s, u"-N"_s, passphrase, u"-f"_s, path};
        QProcess::execute(u"ssh-keygen"_s, arguments + options);
        return path;
    }

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
}

Result<PrivateKey> load(const QString& path, QByteArrayView passphrase = {})
{
    Patience patience(Deadline::after(seconds{20}), {});
    return loadPrivateKey(path, Secret(passphrase), patience);
}

} // namespace

TEST_CASE("A key opens with its passphrase only, whatever its format", "[F17]")
{
    const QStringList options = GENERATE(QStringList{u"-t"_s, u"ed25519"_s},
                                         QStringList{u"-t"_s, u"ecdsa"_s},
                                         QStringList{u"-t"_s, u"rsa"_s, u"-b"_s, u"2048"_s},
                                         QStringList{u"-t"_s, u"ecdsa"_s, u"-m"_s, u"PEM"_s},
                                         QStringList{u"-t"_s, u"ecdsa"_s, u"-m"_s, u"PKCS8"_s});
    KeyFolder folder;
    const QString path = folder.make(options, u"open sesame"_s);

    CHECK(isEncryptedKey(contents(path)));
    CHECK(load(path, "open sesame"));
    const auto without = load(path);
    REQUIRE_FALSE(without);
    CHECK(without.error().code == ErrorCode::AuthNeedsUser);
    const auto wrong = load(path, "wrong");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().code == ErrorCode::AuthNeedsUser);
    CHECK(wrong.error().detail != without.error().detail);
}

TEST_CASE("A key without a passphrase opens by itself, also through a link")
{
    KeyFolder folder;
    const QString path = folder.make({u"-t"_s, u"ed25519"_s}, QString());
    const QString link = folder.path(u"link"_s);
    REQUIRE(QFile::link(path, link));

    CHECK_FALSE(isEncryptedKey(contents(path)));
    CHECK(load(path));
    CHECK(load(link));
    CHECK(load(path, "not needed"));
}

TEST_CASE("What is no private key is unreadable, and never waited for")
{
    KeyFolder folder;
    const QString path = folder.path(u"key"_s);
    SECTION("nothing there")
    { }
    SECTION("a folder")
    {
        REQUIRE(::mkdir(QFile::encodeName(path).constData(), 0700) == 0);
    }
    SECTION("a FIFO")
    {
        REQUIRE(::mkfifo(QFile::encodeName(path).constData(), 0600) == 0);
    }
    SECTION("a device")
    {
        REQUIRE(QFile::link(u"/dev/zero"_s, path));
    }
    SECTION("an empty file")
    {
        writeFile(path, {});
    }
    SECTION("a public key")
    {
        folder.make({u"-t"_s, u"ed25519"_s}, QString());
        writeFile(path, contents(path + u".pub"_s));
    }
    SECTION("garbage")
    {
        writeFile(path, "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n");
    }
    SECTION("a file of 2 MiB")
    {
        writeFile(path, QByteArray(2 * 1024 * 1024, 'x'));
    }

    const auto key = load(path);

    REQUIRE_FALSE(key);
    CHECK(key.error().code == ErrorCode::KeyUnreadable);
}

TEST_CASE("A derivation that takes too long is left behind")
{
    KeyFolder folder;
    const QString path = folder.make({u"-t"_s, u"ed25519"_s, u"-a"_s, u"100"_s}, u"secret"_s);
    Patience patience(Deadline::after(milliseconds{1}), {});

    const auto key = loadPrivateKey(path, Secret("secret"), patience);

    REQUIRE_FALSE(key);
    CHECK(key.error().code == ErrorCode::Timeout);
}

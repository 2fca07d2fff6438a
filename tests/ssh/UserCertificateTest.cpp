// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/UserCertificate.h"

#include "tests/ssh/Helpers.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ssh;

namespace {

/// A key, an authority, and what that signs, all by ssh-keygen.
class Certified
{
public:
    explicit Certified(const QStringList& options = {u"-t"_s, u"ed25519"_s})
    {
        keygen(QStringList{u"-N"_s, QString(), u"-f"_s, key()} + options);
        keygen({u"-t"_s, u"ed25519"_s, u"-N"_s, QString(), u"-f"_s, path(u"ca"_s)});
        sign(key() + u".pub"_s);
    }

    /// Writes "NAME-cert.pub" beside "NAME.pub".
    void sign(const QString& publicKey, const QStringList& options = {}) const
    {
        keygen(QStringList{u"-s"_s, path(u"ca"_s), u"-I"_s, u"id"_s, u"-n"_s, u"deploy"_s} + options
               + QStringList{publicKey});
    }

    void write(const QByteArray& bytes) const
    {
        QFile file(certificate());
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(bytes) == bytes.size());
    }

    [[nodiscard]] static QByteArray blobIn(const QString& path)
    {
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        return QByteArray::fromBase64(file.readAll().split(' ').value(1));
    }

    [[nodiscard]] Result<PrivateKey> paired() const
    {
        Patience patience(Deadline::after(seconds{20}), {});
        const auto loaded = loadPrivateKey(key(), Secret(), patience);
        REQUIRE(loaded);
        return withCertificate(loaded->get(), certificate());
    }

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString key() const { return path(u"key"_s); }
    [[nodiscard]] QString certificate() const { return certificateBeside(key()); }

private:
    static void keygen(const QStringList& options)
    {
        REQUIRE(QProcess::execute(u"ssh-keygen"_s, QStringList{u"-q"_s} + options) == 0);
    }

    QTemporaryDir m_folder;
};

} // namespace

TEST_CASE("A key of any type is paired with its own certificate")
{
    const QStringList options = GENERATE(QStringList{u"-t"_s, u"ed25519"_s},
                                         QStringList{u"-t"_s, u"ecdsa"_s, u"-b"_s, u"384"_s},
                                         QStringList{u"-t"_s, u"rsa"_s, u"-b"_s, u"2048"_s});
    const Certified certified(options);

    const auto paired = certified.paired();

    CHECK(paired);
    CHECK(certifiesUserKey(Certified::blobIn(certified.certificate()),
                           Certified::blobIn(certified.key() + u".pub"_s)));
}

TEST_CASE("A certificate of another key of the same type, or of a host, is none of the key")
{
    const Certified certified;
    SECTION("another key")
    {
        const Certified other;
        REQUIRE(QFile::remove(certified.certificate()));
        REQUIRE(QFile::copy(other.certificate(), certified.certificate()));
    }
    SECTION("a host")
    {
        certified.sign(certified.key() + u".pub"_s, {u"-h"_s});
    }

    const auto paired = certified.paired();

    REQUIRE_FALSE(paired);
    CHECK(paired.error().code == ErrorCode::KeyUnreadable);
    CHECK(paired.error().detail.contains(certified.certificate()));
    CHECK(paired.error().detail.contains(u"another key"_s));
}

TEST_CASE("What is no certificate is told as such, and never waited for")
{
    const Certified certified;
    const QByteArray path = QFile::encodeName(certified.certificate());
    REQUIRE(QFile::remove(certified.certificate()));
    ErrorCode expected = ErrorCode::KeyUnreadable;
    SECTION("nothing there")
    {
        expected = ErrorCode::NotAvailable;
    }
    SECTION("a folder")
    {
        REQUIRE(::mkdir(path.constData(), 0700) == 0);
    }
    SECTION("a FIFO")
    {
        REQUIRE(::mkfifo(path.constData(), 0600) == 0);
    }
    SECTION("the plain public key")
    {
        REQUIRE(QFile::copy(certified.key() + u".pub"_s, certified.certificate()));
    }
    SECTION("a file of 2 MiB")
    {
        certified.write(QByteArray(qsizetype{2} * 1024 * 1024, 'x'));
    }
    SECTION("garbage")
    {
        certified.write(GENERATE(as<QByteArray>(),
                                 "",
                                 "\n",
                                 "ssh-ed25519-cert-v01@openssh.com",
                                 "ssh-ed25519-cert-v01@openssh.com AAAA",
                                 "what is this"));
    }

    const auto paired = certified.paired();

    REQUIRE_FALSE(paired);
    CHECK(paired.error().code == expected);
}

TEST_CASE("A certificate that is cut off anywhere certifies nothing")
{
    const Certified certified;
    const QByteArray whole = Certified::blobIn(certified.certificate());
    const QByteArray key = Certified::blobIn(certified.key() + u".pub"_s);
    REQUIRE(certifiesUserKey(whole, key));
    constexpr qsizetype upToType = 4 + 32 + 4 + 32 + 4 + 32 + 8 + 4; // type, nonce, key, serial

    for (qsizetype size = 0; size < upToType; ++size) {
        CHECK_FALSE(certifiesUserKey(whole.first(size), key));
    }
    for (qsizetype size = 0; size < key.size(); ++size) {
        CHECK_FALSE(certifiesUserKey(whole, key.first(size)));
    }
    CHECK_FALSE(certifiesUserKey(whole, whole));
    CHECK_FALSE(certifiesUserKey(key, key));
}

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/HeadlessSecrets.h"

#include "core/ssh/FileDescriptor.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <array>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

/// A pipe whose writing end stays open until told.
struct Pipe
{
    Pipe()
    {
        std::array<int, 2> ends{};
        REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
        readEnd = ends[0];
        writeEnd = ssh::FileDescriptor(ends[1]);
    }

    void write(QByteArrayView bytes) const
    {
        REQUIRE(::write(writeEnd.get(), bytes.data(), static_cast<std::size_t>(bytes.size()))
                == bytes.size());
    }

    int readEnd = -1; ///< what reads it closes it
    ssh::FileDescriptor writeEnd;
};

QString keyFile(const QTemporaryDir& folder, const QByteArray& bytes, mode_t mode)
{
    QString path = folder.filePath(u"vedette-vault-key"_s);
    test::writeFile(path, bytes);
    REQUIRE(::chmod(QFile::encodeName(path).constData(), mode) == 0);
    return path;
}

Deadline soon()
{
    return Deadline::after(seconds{10});
}

} // namespace

TEST_CASE("The master password is all that a descriptor gives, without the end of the line")
{
    const auto [given, expected] = GENERATE(table<QByteArray, QByteArray>({
        {"hunter2", "hunter2"},
        {"hunter2\n", "hunter2"},
        {"hunter2\r\n", "hunter2"},
        {"hunter2\n\n", "hunter2\n"},
        {" hunter 2 ", " hunter 2 "},
        {QByteArray(4096, 'x') + "\r\n", QByteArray(4096, 'x')},
    }));
    Pipe pipe;
    pipe.write(given);
    pipe.writeEnd = {};

    const auto master = vault::masterFromDescriptor(pipe.readEnd, soon());

    REQUIRE(master);
    CHECK(master->view() == QByteArrayView(expected));
    CHECK(::fcntl(pipe.readEnd, F_GETFD) == -1); // closed: no child inherits it
}

TEST_CASE("A descriptor without a usable master password is told")
{
    CHECK(vault::masterFromDescriptor(-1, soon()).error().code == ErrorCode::InvalidFile);
    CHECK(vault::masterFromDescriptor(9999, soon()).error().code == ErrorCode::InvalidFile);
    const QByteArray given = GENERATE(QByteArray(), QByteArray("\n"), QByteArray(5000, 'x'));
    Pipe pipe;
    pipe.write(given);
    pipe.writeEnd = {};

    const auto master = vault::masterFromDescriptor(pipe.readEnd, soon());

    REQUIRE_FALSE(master);
    CHECK(master.error() == Error{ErrorCode::InvalidConfig, u"masterPassword"_s, 0});
}

TEST_CASE("A descriptor that never ends is given up")
{
    const Pipe pipe;
    pipe.write("hunter2");

    const auto master
        = vault::masterFromDescriptor(pipe.readEnd, Deadline::after(milliseconds{20}));

    REQUIRE_FALSE(master);
    CHECK(master.error().code == ErrorCode::Timeout);
}

TEST_CASE("A file of the user alone gives the master password")
{
    const QTemporaryDir folder;
    const mode_t mode = GENERATE(0600, 0400);

    const auto master = vault::masterFromFile(keyFile(folder, "hunter2\n", mode));

    REQUIRE(master);
    CHECK(master->view() == QByteArrayView("hunter2"));
}

TEST_CASE("A file that others have rights to is refused")
{
    const QTemporaryDir folder;
    const mode_t mode = GENERATE(0640, 0604, 0620, 0602, 0610, 0666, 0777);

    const auto master = vault::masterFromFile(keyFile(folder, "hunter2\n", mode));

    REQUIRE_FALSE(master);
    CHECK(master.error().code == ErrorCode::SecretExposed);
}

TEST_CASE("A file of somebody else is refused")
{
    if (::geteuid() != 0) {
        WARN("skipped: only root can give a file away");
        return;
    }
    const QTemporaryDir folder;
    const QString path = keyFile(folder, "hunter2\n", 0600);
    REQUIRE(::chown(QFile::encodeName(path).constData(), 65534, 65534) == 0);

    const auto master = vault::masterFromFile(path);

    REQUIRE_FALSE(master);
    CHECK(master.error().code == ErrorCode::SecretExposed);
}

TEST_CASE("What is no ordinary file is refused, and never waited for")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"vedette-vault-key"_s);
    CHECK(vault::masterFromFile(path).error().code == ErrorCode::InvalidFile);
    CHECK(vault::masterFromFile(folder.path()).error().code == ErrorCode::InvalidFile);

    REQUIRE(::mkfifo(QFile::encodeName(path).constData(), 0600) == 0);

    CHECK(vault::masterFromFile(path).error().code == ErrorCode::InvalidFile);
    CHECK(vault::masterFromCredentials(folder.path()).error().code == ErrorCode::InvalidFile);
}

TEST_CASE("A credential of systemd may be readable by a group, never by everybody")
{
    const QTemporaryDir folder;
    CHECK(vault::masterFromCredentials(folder.path()).error().code == ErrorCode::InvalidFile);

    keyFile(folder, "hunter2", 0440);
    const auto master = vault::masterFromCredentials(folder.path());
    REQUIRE(master);
    CHECK(master->view() == QByteArrayView("hunter2"));

    keyFile(folder, "hunter2", 0444);
    CHECK(vault::masterFromCredentials(folder.path()).error().code == ErrorCode::SecretExposed);
}

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/Descriptor.h"
#include "core/vault/HeadlessSecrets.h"
#include "core/vault/SecretStore.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace vedette::vault {

namespace {

constexpr qsizetype lineEndBytes = 2;
constexpr qint64 longestPoll = 60'000;

tl::unexpected<Error> failRead()
{
    return fail(ErrorCode::InvalidFile, QString::fromLocal8Bit(std::strerror(errno)), errno);
}

Result<void> awaitBytes(int fd, Deadline deadline)
{
    pollfd wanted{.fd = fd, .events = POLLIN, .revents = 0};
    for (;;) {
        const auto left = std::min<qint64>(deadline.remaining().count(), longestPoll);
        const int ready = ::poll(&wanted, 1, static_cast<int>(left));
        if (ready > 0) {
            return {}; // also for a descriptor that is not open: read(2) says so
        }
        if (ready == 0) {
            return fail(ErrorCode::Timeout, u"no end of the master password"_s);
        }
        if (errno != EINTR) {
            return failRead();
        }
    }
}

/// Up to the end, or one byte more than a master password may have.
Result<Secret> readToEnd(int fd, Deadline deadline)
{
    Secret bytes = Secret::ofSize(maxSecretBytes + lineEndBytes + 1);
    qsizetype filled = 0;
    while (filled < bytes.size()) {
        const auto ready = awaitBytes(fd, deadline);
        if (!ready) {
            return fail(ready.error());
        }
        const auto count
            = ::read(fd, bytes.data() + filled, static_cast<std::size_t>(bytes.size() - filled));
        if (count < 0 && errno != EINTR && errno != EAGAIN) {
            return failRead();
        }
        if (count == 0) {
            break;
        }
        filled += std::max<qsizetype>(count, 0);
    }
    bytes.truncate(filled);
    return bytes;
}

qsizetype lengthWithoutLineEnd(QByteArrayView bytes)
{
    if (bytes.endsWith("\r\n")) {
        return bytes.size() - 2;
    }
    return bytes.endsWith('\n') ? bytes.size() - 1 : bytes.size();
}

Result<Secret> masterIn(int fd, Deadline deadline)
{
    auto bytes = readToEnd(fd, deadline);
    if (!bytes) {
        return bytes;
    }
    bytes->truncate(lengthWithoutLineEnd(bytes->view()));
    if (bytes->isEmpty() || bytes->size() > maxSecretBytes) {
        return fail(ErrorCode::InvalidConfig, u"masterPassword"_s);
    }
    return bytes;
}

enum class Owner
{
    ThisUser,
    System
};

Result<void> checkRights(int fd, Owner owner)
{
    struct stat info = {};
    if (::fstat(fd, &info) != 0) {
        return failRead();
    }
    if (!S_ISREG(info.st_mode)) {
        return fail(ErrorCode::InvalidFile, u"it is no ordinary file"_s);
    }
    const bool isSystems = owner == Owner::System;
    const mode_t forbidden = isSystems ? S_IRWXO : S_IRWXG | S_IRWXO;
    if ((info.st_mode & forbidden) != 0) {
        return fail(ErrorCode::SecretExposed, u"others have rights to it"_s);
    }
    if (!isSystems && info.st_uid != ::geteuid()) {
        return fail(ErrorCode::SecretExposed, u"it belongs to somebody else"_s);
    }
    return {};
}

Result<Secret> masterAt(const QString& path, Owner owner)
{
    constexpr int flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY;
    const Descriptor file(::open(QFile::encodeName(path).constData(), flags));
    if (!file.isOpen()) {
        return failRead();
    }
    const auto rights = checkRights(file.get(), owner);
    if (!rights) {
        return fail(rights.error());
    }
    return masterIn(file.get(), Deadline::after(seconds{10}));
}

} // namespace

Result<Secret> masterFromDescriptor(int fd, Deadline deadline)
{
    if (fd < 0) {
        return fail(ErrorCode::InvalidFile, u"no descriptor has a negative number"_s);
    }
    const Descriptor closing(fd);
    return masterIn(fd, deadline);
}

Result<Secret> masterFromFile(const QString& path)
{
    return masterAt(path, Owner::ThisUser);
}

Result<Secret> masterFromCredentials(const QString& folder)
{
    return masterAt(folder + u"/vedette-vault-key"_s, Owner::System);
}

} // namespace vedette::vault

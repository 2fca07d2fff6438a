// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/FileDescriptor.h"
#include "core/ssh/config/SshConfigSystem.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>

#include <fcntl.h>
#include <glob.h>
#include <netdb.h>
#include <pwd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr qsizetype maxConfigBytes = 1024LL * 1024;
constexpr std::size_t accountBytes = 16384; // what getpwnam_r(3) may need

tl::unexpected<Error> refuseConfig(const QString& reason, int error = 0)
{
    return fail(error == ENOENT ? ErrorCode::NotFound : ErrorCode::InvalidFile, reason, error);
}

tl::unexpected<Error> refuseConfigErrno(int error)
{
    return refuseConfig(QString::fromLocal8Bit(std::strerror(error)), error);
}

/// One byte more than is allowed tells a file that is too large, whatever its size was before.
Result<QByteArray> readToEnd(int fd)
{
    QByteArray bytes(maxConfigBytes + 1, Qt::Uninitialized);
    qsizetype filled = 0;
    while (filled < bytes.size()) {
        const auto count
            = ::read(fd, bytes.data() + filled, static_cast<std::size_t>(bytes.size() - filled));
        if (count < 0) {
            return refuseConfigErrno(errno);
        }
        if (count == 0) {
            break;
        }
        filled += count;
    }
    if (filled > maxConfigBytes) {
        return refuseConfig(u"larger than 1 MiB"_s);
    }
    bytes.truncate(filled);
    return bytes;
}

Result<QByteArray> readConfig(const QByteArray& path, SshConfigSource source)
{
    constexpr int flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY;
    const FileDescriptor file{::open(path.constData(), flags)};
    if (!file.isOpen()) {
        return refuseConfigErrno(errno);
    }
    struct stat info = {};
    if (::fstat(file.get(), &info) != 0) {
        return refuseConfigErrno(errno);
    }
    const bool isOwned = info.st_uid == 0 || info.st_uid == ::getuid();
    const bool isOpenToOthers = (info.st_mode & (S_IWGRP | S_IWOTH)) != 0;
    if (source == SshConfigSource::Included && (!isOwned || isOpenToOthers)) {
        return refuseConfig(u"it belongs to somebody else, or others may write it"_s);
    }
    if (S_ISDIR(info.st_mode) && source == SshConfigSource::Included) {
        return QByteArray();
    }
    if (!S_ISREG(info.st_mode)) {
        return refuseConfig(u"it is no ordinary file"_s);
    }
    return readToEnd(file.get());
}

QList<QByteArray> globConfig(const QByteArray& pattern)
{
    glob_t found = {};
    QList<QByteArray> paths;
    if (::glob(pattern.constData(), GLOB_TILDE | GLOB_NOSORT, nullptr, &found) == 0) {
        for (std::size_t i = 0; i < found.gl_pathc; ++i) {
            paths += QByteArray(found.gl_pathv[i]);
        }
    }
    ::globfree(&found);
    return paths;
}

std::optional<QByteArray> variableNamed(const QByteArray& name)
{
    return qEnvironmentVariableIsSet(name.constData()) ? std::optional(qgetenv(name.constData()))
                                                       : std::nullopt;
}

std::optional<QByteArray> homeOfUser(const QByteArray& user)
{
    std::array<char, accountBytes> buffer{};
    passwd entry{};
    passwd* found = nullptr;
    ::getpwnam_r(user.constData(), &entry, buffer.data(), buffer.size(), &found);
    return found == nullptr ? std::nullopt : std::optional(QByteArray(found->pw_dir));
}

using Addresses = std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)>;

/// Without any look-up: only what AI_NUMERICHOST and getservbyname's file know.
Addresses addressesOf(const char* host, const char* service, int flags)
{
    addrinfo hints = {};
    hints.ai_flags = flags;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host, service, &hints, &found) != 0) {
        found = nullptr;
    }
    return {found, &::freeaddrinfo};
}

std::optional<QByteArray> usualAddress(const QByteArray& host)
{
    const Addresses found = addressesOf(host.constData(), nullptr, AI_NUMERICHOST);
    std::array<char, NI_MAXHOST> text{};
    const bool isWritten = found != nullptr
        && ::getnameinfo(found->ai_addr,
                         found->ai_addrlen,
                         text.data(),
                         text.size(),
                         nullptr,
                         0,
                         NI_NUMERICHOST)
            == 0;
    return isWritten ? std::optional(QByteArray(text.data())) : std::nullopt;
}

std::optional<quint16> portOfService(const QByteArray& service)
{
    const bool isName = std::ranges::any_of(
        service, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    if (!isName) { // getaddrinfo would take a number for a port
        return std::nullopt;
    }
    const Addresses found = addressesOf("127.0.0.1", service.constData(), AI_NUMERICHOST);
    std::array<char, NI_MAXSERV> text{};
    const bool isWritten = found != nullptr
        && ::getnameinfo(found->ai_addr,
                         found->ai_addrlen,
                         nullptr,
                         0,
                         text.data(),
                         text.size(),
                         NI_NUMERICSERV)
            == 0;
    return isWritten ? std::optional(QByteArray(text.data()).toUShort()) : std::nullopt;
}

} // namespace

SshConfigSystem thisSshConfigSystem()
{
    SshConfigSystem system{.read = readConfig,
                           .glob = globConfig,
                           .variable = variableNamed,
                           .homeOf = homeOfUser,
                           .servicePort = portOfService,
                           .address = usualAddress,
                           .user = {},
                           .userId = QByteArray::number(::getuid()),
                           .home = {},
                           .hostName = {}};
    std::array<char, accountBytes> buffer{};
    passwd entry{};
    passwd* found = nullptr;
    ::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found);
    if (found != nullptr) {
        system.user = found->pw_name;
        system.home = found->pw_dir;
    }
    std::array<char, NI_MAXHOST> name{};
    if (::gethostname(name.data(), name.size() - 1) == 0) {
        system.hostName = name.data();
    }
    return system;
}

} // namespace vedette::ssh

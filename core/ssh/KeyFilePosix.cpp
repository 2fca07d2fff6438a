// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Platform.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace vedette::ssh::platform {

namespace {

constexpr qsizetype maxKeyFileBytes = 1024LL * 1024;

tl::unexpected<Error> failKeyErrno(int error)
{
    return fail(ErrorCode::KeyUnreadable, QString::fromLocal8Bit(std::strerror(error)), error);
}

tl::unexpected<Error> failKey(const QString& reason)
{
    return fail(ErrorCode::KeyUnreadable, reason);
}

Result<Secret> readAll(int fd, qsizetype size)
{
    Secret secret = Secret::ofSize(size);
    qsizetype filled = 0;
    while (filled < size) {
        const auto count
            = ::read(fd, secret.data() + filled, static_cast<std::size_t>(size - filled));
        if (count <= 0) {
            return failKey(u"the key file can't be read to its end"_s);
        }
        filled += count;
    }
    return secret;
}

} // namespace

Result<Secret> readKeyFile(const QString& path)
{
    constexpr int flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY;
    const FileDescriptor file{::open(QFile::encodeName(path).constData(), flags)};
    if (!file.isOpen()) {
        return failKeyErrno(errno);
    }
    struct stat info = {};
    if (::fstat(file.get(), &info) != 0) {
        return failKeyErrno(errno);
    }
    if (!S_ISREG(info.st_mode)) {
        return failKey(u"not a regular file"_s);
    }
    if (info.st_size > maxKeyFileBytes) {
        return failKey(u"larger than 1 MiB"_s);
    }
    return readAll(file.get(), info.st_size);
}

QString userName()
{
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd* found = nullptr;
    if (::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found) != 0
        || found == nullptr) {
        return {};
    }
    return QString::fromLocal8Bit(found->pw_name);
}

const char* nullDevice()
{
    return "/dev/null";
}

} // namespace vedette::ssh::platform

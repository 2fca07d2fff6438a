// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Platform.h"

#include <QFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace vedette::ssh::platform {

namespace {

tl::unexpected<Error> failTextErrno(int error)
{
    const bool isMissing = error == ENOENT || error == ENOTDIR;
    return fail(isMissing ? ErrorCode::NotFound : ErrorCode::InvalidFile,
                QString::fromLocal8Bit(std::strerror(error)),
                error);
}

/// To its end as it is now: a file that is being written may be shorter or longer than it said.
Result<QByteArray> readText(int fd, qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    qsizetype filled = 0;
    while (filled < size) {
        const auto count
            = ::read(fd, bytes.data() + filled, static_cast<std::size_t>(size - filled));
        if (count < 0) {
            return failTextErrno(errno);
        }
        if (count == 0) {
            break;
        }
        filled += count;
    }
    bytes.truncate(filled);
    return bytes;
}

} // namespace

Result<QByteArray> readTextFile(const QString& path, qsizetype maxBytes)
{
    constexpr int flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY;
    const FileDescriptor file{::open(QFile::encodeName(path).constData(), flags)};
    if (!file.isOpen()) {
        return failTextErrno(errno);
    }
    struct stat info = {};
    if (::fstat(file.get(), &info) != 0) {
        return failTextErrno(errno);
    }
    if (S_ISCHR(info.st_mode)) {
        return QByteArray();
    }
    if (!S_ISREG(info.st_mode)) {
        return fail(ErrorCode::InvalidFile, u"not a regular file"_s);
    }
    if (info.st_size > maxBytes) {
        return fail(ErrorCode::InvalidFile, u"larger than %1 bytes"_s.arg(maxBytes));
    }
    return readText(file.get(), info.st_size);
}

QString sshFolder()
{
    return u"/etc/ssh"_s;
}

} // namespace vedette::ssh::platform

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/Descriptor.h"
#include "core/vault/StagedFile.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace vedette::vault::platform {

namespace {

tl::unexpected<Error> failErrno(const QString& context)
{
    const int error = errno;
    const QString detail = context + u": "_s + QString::fromLocal8Bit(std::strerror(error));
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return fail(ErrorCode::StoreFull, detail, error);
    case EACCES:
    case EPERM:
    case EROFS:
    case ENOENT:
    case ENOTDIR:
        return fail(ErrorCode::StoreReadOnly, detail, error);
    default:
        return fail(ErrorCode::StoreIo, detail, error);
    }
}

bool writeAll(int fd, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto count = ::write(fd, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            return false;
        }
        bytes = bytes.sliced(count);
    }
    return true;
}

bool hasSize(int fd, qsizetype size)
{
    struct stat info = {};
    return ::fstat(fd, &info) == 0 && info.st_size == size;
}

} // namespace

Result<void> writePrivateFile(const QString& path, QByteArrayView bytes)
{
    const QByteArray name = QFile::encodeName(path);
    if (::unlink(name.constData()) != 0 && errno != ENOENT) {
        return failErrno(u"remove "_s + path);
    }
    constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    const Descriptor file(::open(name.constData(), flags, S_IRUSR | S_IWUSR));
    if (!file.isOpen()) {
        return failErrno(u"create "_s + path);
    }
    // Whatever the umask says: exactly 0600.
    if (::fchmod(file.get(), S_IRUSR | S_IWUSR) != 0 || !writeAll(file.get(), bytes)
        || !hasSize(file.get(), bytes.size()) || ::fsync(file.get()) != 0) {
        return failErrno(u"write "_s + path);
    }
    return {};
}

Result<void> replaceFile(const QString& from, const QString& to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0) {
        return failErrno(u"replace "_s + to);
    }
    const QByteArray folder = QFile::encodeName(QFileInfo(to).absolutePath());
    const Descriptor directory(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    // The new file stands there whole; that some file systems can't flush a folder changes nothing.
    if (directory.isOpen()) {
        ::fsync(directory.get());
    }
    return {};
}

} // namespace vedette::vault::platform

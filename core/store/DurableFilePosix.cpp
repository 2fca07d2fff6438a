// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/DurableFile.h"

#include <QFile>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

tl::unexpected<Error> failSystem(const QString& context)
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
        return fail(ErrorCode::StoreReadOnly, detail, error);
    default:
        return fail(ErrorCode::StoreIo, detail, error);
    }
}

/// fsync(2) of what `path` names, with its errno.
bool flush(const QString& path, int flags)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (descriptor < 0) {
        return false;
    }
    const bool isFlushed = ::fsync(descriptor) == 0;
    const int error = errno;
    ::close(descriptor);
    errno = error;
    return isFlushed;
}

} // namespace

Result<void> flushFile(const QString& path)
{
    if (!flush(path, O_RDONLY)) {
        return failSystem(u"flush "_s + path);
    }
    return {};
}

Result<void> flushFolder(const QString& folder)
{
    // Some file systems can't flush a folder (EINVAL): then its names are as safe as they get.
    if (!flush(folder, O_RDONLY | O_DIRECTORY) && errno != EINVAL) {
        return failSystem(u"flush "_s + folder);
    }
    return {};
}

Result<void> moveOver(const QString& from, const QString& to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0) {
        return failSystem(u"move "_s + from + u" to "_s + to);
    }
    return {};
}

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/ReserveFile.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace vedette::store {

namespace {

#ifdef Q_OS_LINUX
bool takePlace(int file, qint64 size)
{
    return ::posix_fallocate(file, 0, static_cast<off_t>(size)) == 0;
}
#else
/// Untested: macOS has no posix_fallocate(3); what was written has its place.
bool takePlace(int file, qint64 size)
{
    const QByteArray zeros(64 * 1024, '\0');
    for (qint64 done = 0; done < size; done += zeros.size()) {
        if (::write(file, zeros.constData(), static_cast<size_t>(zeros.size())) != zeros.size()) {
            return false;
        }
    }
    return true;
}
#endif

} // namespace

bool allocateFile(const QString& path, qint64 size)
{
    const QByteArray name = QFile::encodeName(path);
    const int file
        = ::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) {
        return false;
    }
    const bool isMade = takePlace(file, size);
    ::close(file);
    if (!isMade) {
        ::unlink(name.constData());
    }
    return isMade;
}

} // namespace vedette::store

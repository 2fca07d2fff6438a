// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/FolderLock.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace vedette::engine {

Result<std::unique_ptr<QLockFile>> lockFolder(const QString& folder)
{
    auto lock = std::make_unique<QLockFile>(QDir(folder).filePath(u"collector.lock"_s));
    lock->setStaleLockTime(0); // only a dead owner makes it stale
    if (lock->tryLock()) {
        return lock;
    }
    if (lock->error() == QLockFile::LockFailedError) {
        return fail(ErrorCode::AlreadyRunning, folder);
    }
    const bool isDenied = lock->error() == QLockFile::PermissionError;
    return fail(isDenied ? ErrorCode::PermissionDenied : ErrorCode::StoreIo, folder);
}

} // namespace vedette::engine

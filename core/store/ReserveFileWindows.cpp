// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Untested: never run.
#include "core/store/DatabaseFile.h"
#include "core/store/ReserveFile.h"

#include <QFile>

namespace vedette::store {

// NTFS gives a file its place when its end is set.
bool allocateFile(const QString& path, qint64 size)
{
    const bool isMade = createPrivateFile(path) && QFile::resize(path, size);
    if (!isMade) {
        QFile::remove(path);
    }
    return isMade;
}

} // namespace vedette::store

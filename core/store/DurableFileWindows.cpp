// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Untested: never run.
#include "core/store/DurableFile.h"

#include <QDir>
#include <QFile>

#include <io.h>
#include <windows.h>

using namespace Qt::StringLiterals;

namespace vedette::store {

Result<void> flushFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || _commit(file.handle()) != 0) {
        return fail(ErrorCode::StoreIo, u"flush "_s + path);
    }
    return {};
}

// NTFS keeps its names by a journal of its own; there is no handle to flush.
Result<void> flushFolder(const QString& /*folder*/)
{
    return {};
}

Result<void> moveOver(const QString& from, const QString& to)
{
    const std::wstring source = QDir::toNativeSeparators(from).toStdWString();
    const std::wstring target = QDir::toNativeSeparators(to).toStdWString();
    constexpr DWORD flags = MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH;
    if (MoveFileExW(source.c_str(), target.c_str(), flags) == 0) {
        return fail(ErrorCode::StoreIo,
                    u"move "_s + from + u" to "_s + to,
                    static_cast<int>(GetLastError()));
    }
    return {};
}

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/StagedFile.h"

#include <QDir>
#include <QFile>

#include <io.h>
#include <windows.h>

using namespace Qt::StringLiterals;

namespace vedette::vault::platform {

// The folder for application data belongs to the user alone: what is made in it does, too.
Result<void> writePrivateFile(const QString& path, QByteArrayView bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered)) {
        return fail(ErrorCode::StoreReadOnly, file.errorString());
    }
    if (file.write(bytes.data(), bytes.size()) != bytes.size() || file.size() != bytes.size()
        || _commit(file.handle()) != 0) {
        return fail(ErrorCode::StoreIo, file.errorString());
    }
    return {};
}

Result<void> replaceFile(const QString& from, const QString& to)
{
    const std::wstring source = QDir::toNativeSeparators(from).toStdWString();
    const std::wstring target = QDir::toNativeSeparators(to).toStdWString();
    constexpr DWORD flags = MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH;
    if (MoveFileExW(source.c_str(), target.c_str(), flags) == 0) {
        return fail(ErrorCode::StoreIo, u"replace "_s + to, static_cast<int>(GetLastError()));
    }
    return {};
}

} // namespace vedette::vault::platform

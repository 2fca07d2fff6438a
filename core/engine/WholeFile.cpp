// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/WholeFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

/// Nothing at all, or an ordinary file.
bool mayStandAt(const QString& path)
{
    return !QFileInfo::exists(path) || QFileInfo(path).isFile();
}

tl::unexpected<Error> refuseKind(const QString& path)
{
    return fail(ErrorCode::InvalidFile,
                path + (QFileInfo(path).isDir() ? u" is a folder"_s : u" is no ordinary file"_s));
}

} // namespace

QString absolutePath(const QString& typed)
{
    const QString path = typed.startsWith("~/"_L1) ? QDir::homePath() + typed.mid(1) : typed;
    return QFileInfo(path).absoluteFilePath();
}

Result<QByteArray> readWholeFile(const QString& path, qint64 maxBytes)
{
    if (!mayStandAt(path)) {
        return refuseKind(path);
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::InvalidFile, path + u": "_s + file.errorString());
    }
    QByteArray bytes = file.read(maxBytes + 1);
    if (file.error() != QFileDevice::NoError) {
        return fail(ErrorCode::InvalidFile, path + u": "_s + file.errorString());
    }
    return bytes;
}

Result<void> checkReplaceable(const QString& path)
{
    if (!mayStandAt(path)) {
        return refuseKind(path);
    }
    return {};
}

Result<void> writeWholeFile(const QString& path, const QByteArray& bytes)
{
    if (auto may = checkReplaceable(path); !may) {
        return may;
    }
    QSaveFile file(path);
    // A short write is committed without complaint (full disk): the size is checked here.
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return fail(ErrorCode::InvalidFile, path + u": "_s + file.errorString());
    }
    return {};
}

} // namespace vedette::engine

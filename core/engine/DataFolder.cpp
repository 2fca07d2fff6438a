// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/DataFolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

Result<void> makeFolder(const QString& folder)
{
    if (!QDir().mkpath(folder)) {
        return fail(ErrorCode::PermissionDenied, u"can't create the folder %1"_s.arg(folder));
    }
    if (!QFile::setPermissions(folder, ownerOnly)) {
        return fail(ErrorCode::PermissionDenied, u"can't protect the folder %1"_s.arg(folder));
    }
    return {};
}

} // namespace

QString defaultDataFolder()
{
    const QString named = qEnvironmentVariable("VEDETTE_DATA_DIR");
    if (!named.isEmpty()) {
        return QDir(named).absolutePath();
    }
    // Not AppDataLocation: that follows the application's name, which differs between programs.
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/Vedette"_s;
}

Result<void> prepareDataFolder(const QString& folder)
{
    const QFileInfo info(folder);
    if (!info.exists()) {
        return makeFolder(folder);
    }
    if (!info.isDir()) {
        return fail(ErrorCode::InvalidConfig, u"%1 is not a folder"_s.arg(folder));
    }
    if (!info.isReadable() || !info.isWritable() || !info.isExecutable()) {
        return fail(ErrorCode::PermissionDenied,
                    u"the folder %1 can't be read and written"_s.arg(folder));
    }
    return {};
}

} // namespace vedette::engine

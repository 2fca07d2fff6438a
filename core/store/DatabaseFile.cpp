// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/DatabaseFile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QOperatingSystemVersion>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr QFile::Permissions ownerFile = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions ownerFolder = ownerFile | QFile::ExeOwner;

/// Windows keeps no such bits: Qt makes them up there.
bool anyoneMayWrite(const QFileInfo& folder)
{
    const bool hasModes
        = QOperatingSystemVersion::currentType() != QOperatingSystemVersion::Windows;
    return hasModes && folder.permissions().testFlag(QFile::WriteOther);
}

} // namespace

Result<void> prepareFolder(const QString& folder)
{
    const QFileInfo before(folder);
    if (before.exists() && !before.isDir()) {
        return fail(ErrorCode::InvalidConfig, folder + u" is not a folder"_s);
    }
    if (!before.exists()) {
        if (!QDir().mkpath(folder)) {
            return fail(ErrorCode::PermissionDenied, u"can't create "_s + folder);
        }
        if (!QFile::setPermissions(folder, ownerFolder)) {
            return fail(ErrorCode::PermissionDenied, u"can't protect the folder "_s + folder);
        }
    }
    const QFileInfo after(folder);
    if (!after.isReadable() || !after.isExecutable()) {
        return fail(ErrorCode::PermissionDenied, u"can't read "_s + folder);
    }
    if (!after.isWritable()) {
        return fail(ErrorCode::StoreReadOnly, u"can't write to "_s + folder);
    }
    if (anyoneMayWrite(after)) {
        return fail(ErrorCode::PermissionDenied,
                    u"every user may write to %1; choose another folder, or take that right from "
                    "the others (chmod o-w)"_s.arg(folder));
    }
    return {};
}

Result<void> createPrivateFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerFile)
        && !QFileInfo::exists(path)) {
        const bool isFull = file.error() == QFileDevice::ResourceError;
        return fail(isFull ? ErrorCode::StoreFull : ErrorCode::PermissionDenied,
                    u"can't create "_s + path + u": "_s + file.errorString());
    }
    return {};
}

Result<void> checkAccess(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        return {};
    }
    if (!info.isFile()) {
        return fail(ErrorCode::StoreIo, path + u" is not a file"_s);
    }
    if (!info.isReadable()) {
        return fail(ErrorCode::PermissionDenied, u"can't read "_s + path);
    }
    if (!info.isWritable()) {
        return fail(ErrorCode::StoreReadOnly, u"can't write to "_s + path);
    }
    return {};
}

bool isNewDatabase(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        return true;
    }
    return info.size() == 0 && !hasJournal(path) && backupsOf(path).isEmpty();
}

bool hasJournal(const QString& path)
{
    return QFileInfo::exists(path + u"-wal"_s);
}

qint64 bytesOnDisk(const QString& path)
{
    return QFileInfo(path).size() + journalBytes(path);
}

qint64 journalBytes(const QString& path)
{
    return QFileInfo(path + u"-wal"_s).size();
}

QStringList backupsOf(const QString& path)
{
    const QFileInfo info(path);
    const QDir folder = info.absoluteDir();
    QStringList backups
        = folder.entryList({info.fileName() + u".backup-v*"_s}, QDir::Files, QDir::Name);
    backups.removeIf([](const QString& name) { return name.endsWith(".part"_L1); });
    return backups;
}

Result<QString> moveAside(const QString& path, Timestamp now)
{
    const QString time = QDateTime::fromMSecsSinceEpoch(toMsecs(now), QTimeZone::utc())
                             .toString(u"yyyyMMdd'T'HHmmsszzz'Z'"_s);
    const QString aside = path + u".corrupt-"_s + time;
    if (!QFile::rename(path, aside)) {
        return fail(ErrorCode::StoreIo, u"can't move "_s + path + u" aside"_s);
    }
    for (const QString& suffix : {u"-wal"_s, u"-shm"_s}) {
        QFile::rename(path + suffix, aside + suffix);
    }
    return aside;
}

std::optional<FileIdentity> journalOf(const QString& path)
{
    return identityOf(path + u"-wal"_s);
}

void discardJournal(const QString& path, const std::optional<FileIdentity>& journal)
{
    if (!journal || journalOf(path) != journal) {
        return;
    }
    QFile::remove(path + u"-wal"_s);
    QFile::remove(path + u"-shm"_s);
}

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/backup/KnownBackups.h"

#include "core/store/DatabaseFile.h"
#include "core/store/DurableFile.h"
#include "core/store/backup/BackupManifest.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr qint64 mostKnownBytes = 1024LL * 1024; // some 16 000 backups

QString knownPath(const QString& dataFolder)
{
    return QDir(dataFolder).filePath(u"backups.known"_s);
}

} // namespace

QByteArray fingerprintOf(const Backup& backup)
{
    return QCryptographicHash::hash(encodeManifest(backup), QCryptographicHash::Sha256).toHex();
}

Result<void> rememberBackup(const QString& dataFolder, const Backup& backup)
{
    const QString path = knownPath(dataFolder);
    if (auto created = createPrivateFile(path); !created) {
        return created;
    }
    {
        QFile file(path);
        const QByteArray line = fingerprintOf(backup) + '\n';
        if (!file.open(QIODevice::WriteOnly | QIODevice::Append) || file.write(line) != line.size()
            || !file.flush()) {
            const bool isFull = file.error() == QFileDevice::ResourceError;
            return fail(isFull ? ErrorCode::StoreFull : ErrorCode::StoreReadOnly,
                        u"can't write to %1: %2"_s.arg(path, file.errorString()));
        }
    }
    return flushFile(path);
}

QList<QByteArray> knownBackups(const QString& dataFolder)
{
    QFile file(knownPath(dataFolder));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    file.seek(std::max(qint64{0}, file.size() - mostKnownBytes)); // a line cut in two is no match
    return file.read(mostKnownBytes).split('\n');
}

Result<void> forgetBackups(const QString& dataFolder)
{
    const QString path = knownPath(dataFolder);
    if (QFile::exists(path) && !QFile::remove(path)) {
        return fail(ErrorCode::StoreReadOnly, u"can't delete "_s + path);
    }
    return flushFolder(dataFolder);
}

} // namespace vedette::store

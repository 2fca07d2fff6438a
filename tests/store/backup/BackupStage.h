// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Ids.h"
#include "core/store/Connection.h"
#include "core/store/backup/Backup.h"
#include "core/store/backup/Restore.h"
#include "tests/support/TempStore.h"

#include <QTemporaryDir>

namespace vedette::test {

/// A data folder with servers and polls, and a folder for its backups.
class BackupStage
{
public:
    /// "first" and "second", and three polls of each.
    BackupStage();

    [[nodiscard]] QString data() const { return m_dir.filePath(QStringLiteral("data")); }
    [[nodiscard]] QString target() const { return m_dir.filePath(QStringLiteral("copies")); }
    [[nodiscard]] QString other() const { return m_dir.filePath(QStringLiteral("other")); }
    [[nodiscard]] store::BackupRequest request(qint64 second = 0) const;
    /// Made at 2026-01-01 and so many seconds.
    [[nodiscard]] Result<BackupEntry> backUp(qint64 second = 0) const;
    /// The path of one that was made.
    [[nodiscard]] QString made(qint64 second = 0) const;
    /// What a restore of a verified backup into `folder` needs.
    [[nodiscard]] static store::RestoreRequest restoring(const QString& path,
                                                         const QString& folder);
    [[nodiscard]] QStringList inTarget() const;

private:
    QTemporaryDir m_dir;
};

void addServer(const QString& folder, const QString& name);
void addPolls(const QString& folder, ServerId server, int count);
/// As the program sees it: opened as it opens it.
[[nodiscard]] QStringList serverNames(const QString& folder);
[[nodiscard]] qint64 countPolls(const QString& folder);
/// On a file that nobody has open, without leaving a journal.
void executeOn(const QString& path, const QString& sql);
/// Changes the copy of a database and makes size and checksum of the manifest those of the result:
/// a backup that somebody has forged.
void forge(const QString& backup, const QString& name, const QString& sql);
void rewriteManifest(const QString& backup, const Backup& manifest);

} // namespace vedette::test

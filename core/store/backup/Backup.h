// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Backup.h"
#include "core/store/backup/BackupFiles.h"
#include "core/store/backup/BackupRoom.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace vedette::store {

// Backups of a data folder: folders named vedette-backup-<UTC> with a copy of each database,
// perhaps the vault, and manifest.json. Blocking; any thread, also while the folder is in use: a
// copy is one read transaction (VACUUM INTO), which never holds up a writer.

/// What is to be backed up, and where to.
struct BackupRequest
{
    QString dataFolder;
    QString target; ///< made, for the user alone, where it is missing
    Timestamp now; ///< names the backup, to the second
    QString programVersion;
    std::optional<QByteArray> vault; ///< the bytes of the vault file, to be kept with it
    /// Asked when all is copied: whether the vault is still the one of the databases.
    std::function<Result<void>()> confirm;
    FreeBytes freeBytes = freeBytesOf; ///< for tests
};

/// Whole and verified, or nothing is left of it. A database that is missing is not in it, but
/// vedette.db must be there (NotFound); a damaged one makes the backup fail and is named
/// (StoreCorrupt), so that a backup that is there was whole, and rotation never drops a good one
/// for half a one. Cancelled between two statements, and within a megabyte of the rest: QtSql can't
/// interrupt SQLite. A restore into the data folder waits for it (CopyLock.h). Others: StoreFull,
/// told before anything is copied where the folder hasn't the room, StoreReadOnly,
/// PermissionDenied, InvalidConfig when `target` is a file, InvalidFile when a backup of this
/// second is there, StoreBusy while another process makes one there, or a backup is being restored
/// into the data folder, SchemaTooNew.
[[nodiscard]] Result<BackupEntry>
createBackup(const BackupRequest& request, const TellStep& tell, const std::stop_token& stop);

/// The newest first; what is not named as a backup is passed over. Its files are there with the
/// sizes that its manifest tells, else it has an error; their bytes are not verified. NotFound
/// without such a folder.
[[nodiscard]] Result<std::vector<BackupEntry>> listBackups(const QString& folder);

/// Compares every file with the manifest and reads each database to its end: BackupDamaged,
/// SchemaTooNew, NotFound. Cancelled between files.
[[nodiscard]] Result<Backup> verifyBackup(const QString& path, const std::stop_token& stop);

/// Deletes the oldest backups beyond the newest `keep`, which is 1 at least, and answers their
/// names. Only folders that are named as a backup, have a valid manifest of that very time, and
/// have all files that it names, of their sizes, are counted or touched, and none from after `now`;
/// one that holds anything else than a backup does stays as it is. StoreReadOnly.
[[nodiscard]] Result<QStringList> rotateBackups(const QString& folder, int keep, Timestamp now);

} // namespace vedette::store

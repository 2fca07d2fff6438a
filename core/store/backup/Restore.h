// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Backup.h"
#include "core/store/backup/BackupFiles.h"
#include "core/store/backup/RestoreSteps.h"

#include <QString>

#include <functional>
#include <stop_token>

namespace vedette::store {

/// What is to take the place of what.
struct RestoreRequest
{
    QString path; ///< the backup's folder
    Backup backup; ///< its manifest, as verifyBackup() has read it
    QString dataFolder; ///< made, for the user alone, where it is missing
    Timestamp now; ///< names the folder of the old files
    /// Whether a copy of the vault, at this path, is one.
    std::function<Result<void>(const QString& path)> checkVault;
    /// Asked when all copies stand in this folder, which is theirs alone: whether they hold what a
    /// person has agreed to.
    std::function<Result<void>(const QString& staging)> confirm = {};
    RestoreHook hook = {}; ///< for tests
};

/// Puts the files of a backup in the place of those of a data folder that nobody else uses, all or
/// none, and answers the folder that the old ones are in now. How that stands up to kill -9 is in
/// RestoreSteps.h. The caller holds the folder's lock (collector.lock).
///
/// Every file is copied, and compared with the manifest, before it is looked at; then the copies
/// are checked once more: what the backup's owner does meanwhile changes nothing. All of our files
/// are exchanged, those too
/// that the backup lacks: history and secrets belong to ids of servers, which would be others. What
/// becomes of kept secrets is in CarriedSecrets.h. Keys of restricted access stay where they are,
/// and a copy of each goes with the old files.
///
/// A copy of the data folder that is under way is awaited, which is told by a step that is waiting:
/// until it ends, or `stop`, for an hour at most.
///
/// An older schema is migrated by whoever opens the files next. Errors: BackupDamaged,
/// SchemaTooNew, VaultDamaged, what `confirm` says, Cancelled (until the exchange begins),
/// StoreBusy when another program has a database open, StoreFull, StoreReadOnly, StoreIo,
/// PermissionDenied, InvalidFile. Blocking; any thread.
[[nodiscard]] Result<QString>
restoreBackup(const RestoreRequest& request, const TellStep& tell, const std::stop_token& stop);

} // namespace vedette::store

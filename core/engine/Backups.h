// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/engine/SecretOptions.h"
#include "core/model/Backup.h"
#include "core/model/BackupPreview.h"
#include "core/store/backup/BackupFiles.h"

#include <QLockFile>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace vedette::engine {

// Backups of a data folder, for whoever may not include the store. Blocking, for seconds where the
// history is large; any thread that may. Sizes are bytes, times UTC.

/// What is to be backed up, where to, and how many are kept there.
struct BackupOrder
{
    QString dataFolder;
    QString target = {}; ///< empty: "backups" in the data folder
    std::optional<int> keep = {}; ///< the newest so many; nothing: all
    /// The vault file, too: it is encrypted under its master password. Never what the system's
    /// keychain keeps, nor keys of restricted access.
    bool withVault = false;
    SecretOptions secrets = {};
};

struct MadeBackup
{
    BackupEntry entry;
    QStringList removed = {}; ///< names of older ones
    std::optional<Error> rotation
        = {}; ///< why older ones could not be removed; the new one is good
};

/// The folder of backups unless the user names another.
[[nodiscard]] QString defaultBackupFolder(const QString& dataFolder);

/// Also while a program uses the data folder. Errors as of store::createBackup(); VaultMissing and
/// VaultDamaged where the vault is asked for; StoreBusy when it was changed meanwhile.
[[nodiscard]] Result<MadeBackup>
makeBackup(const BackupOrder& order, const TellStep& tell, const std::stop_token& stop);

/// The newest first, verified by nothing but the sizes of their files. NotFound.
[[nodiscard]] Result<std::vector<BackupEntry>> listBackups(const QString& folder);

/// A backup that was verified, and what it holds.
struct BackupReport
{
    Backup backup;
    DataContent content;
    bool isOlder = false; ///< its schema: whoever opens it after a restore brings it up to date
};

/// BackupDamaged, SchemaTooNew, NotFound, Cancelled.
[[nodiscard]] Result<BackupReport> inspectBackup(const QString& path, const std::stop_token& stop);

/// The same beside what the data folder holds now, of which nothing is changed; also while a
/// program uses it.
[[nodiscard]] Result<BackupPreview>
previewBackup(const QString& path, const QString& dataFolder, const std::stop_token& stop);

/// A restore that was looked at, and can be done. Holds the data folder's lock: no program begins
/// to use it meanwhile. Lives on one thread.
class PreparedRestore final
{
public:
    /// Verifies the backup and reads what is there now; the data folder is made where it is
    /// missing, and nothing else is changed. AlreadyRunning while a program uses the folder, and
    /// the errors of inspectBackup().
    [[nodiscard]] static Result<std::unique_ptr<PreparedRestore>>
    prepare(const QString& path, const QString& dataFolder, const std::stop_token& stop);

    [[nodiscard]] const BackupReport& offered() const { return m_offered; }
    [[nodiscard]] const DataContent& present() const { return m_present; }

    /// As store::restoreBackup(): answers where the old files are now. BackupChanged when what was
    /// copied out of the backup does not hold what offered() says.
    [[nodiscard]] Result<QString>
    apply(const SecretOptions& secrets, const TellStep& tell, const std::stop_token& stop);

private:
    PreparedRestore() = default;

    QString m_path;
    QString m_dataFolder;
    std::unique_ptr<QLockFile> m_lock;
    BackupReport m_offered;
    DataContent m_present;
};

} // namespace vedette::engine

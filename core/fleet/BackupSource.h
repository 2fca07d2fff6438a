// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/StepProgress.h"
#include "core/model/Backup.h"
#include "core/model/BackupPreview.h"
#include "core/model/Ids.h"

#include <QObject>

#include <optional>
#include <vector>

namespace vedette {

/// What a window may ask of the backups of its fleet's data folder, and hear of them.
/// Commands return at once, also while the disk does not answer; the answers bear the RequestId. A
/// restore is not among them: it needs the data folder for itself. Lives on: the thread of its
/// FleetSource.
class BackupSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Where backups are unless the user names another folder.
    [[nodiscard]] virtual QString defaultFolder() const = 0;
    /// Answered by listed: the newest first, verified by nothing but the sizes of their files;
    /// NotFound without such a folder.
    virtual RequestId requestBackups(const QString& folder) = 0;
    /// Answered by stepBegun and created. With the vault file it stays encrypted as it is:
    /// VaultMissing where there is none.
    virtual RequestId create(const QString& folder, bool withVault) = 0;
    /// Verifies every byte of it; answered by inspected.
    virtual RequestId inspect(const QString& path) = 0;
    /// Ends one early, within a second or so: Cancelled. Nothing is left of a backup then, or will
    /// be as soon as its disk answers; until that time none is made in that folder (StoreBusy).
    virtual void cancel(RequestId request) = 0;

Q_SIGNALS:
    void listed(vedette::RequestId request,
                const vedette::Result<std::vector<vedette::BackupEntry>>& backups);
    void stepBegun(vedette::RequestId request, const vedette::StepProgress& progress);
    void created(vedette::RequestId request, const vedette::Result<vedette::BackupEntry>& backup);
    void inspected(vedette::RequestId request,
                   const vedette::Result<vedette::BackupPreview>& preview);
    /// The schedule made a backup, or could not: it tries again an hour later. `rotation`: why
    /// older ones could not be removed; the new one is good.
    void scheduleRan(const vedette::Result<vedette::BackupEntry>& backup,
                     const std::optional<vedette::Error>& rotation);
};

} // namespace vedette

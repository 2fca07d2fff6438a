// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/Damage.h"
#include "core/store/backup/RestoreSteps.h"

#include <QString>
#include <QStringList>

namespace vedette::store {

// What a start does with a damaged database: the copy of it in the newest sound backup of this very
// data folder (KnownBackups) takes its place; the other files stay. The caller holds the folder's
// lock (collector.lock), and has none of its databases open. Blocking; any thread.

/// What is damaged, and where help may be.
struct RepairRequest
{
    QString dataFolder;
    QStringList backupFolders; ///< where they may be missing, or not answer
    Timestamp now;
    /// Whether vedette.db is begun anew where no backup is; else it is refused and not touched.
    bool beginsAnew = false;
    RestoreHook hook = {}; ///< for tests
};

/// Of a vedette.db that ConfigStore::open() has refused as corrupt. All or nothing, as
/// RestoreSteps.h tells: the damaged file moves to before-restore-<time> with its journals, and a
/// copy of each key of restricted access goes with it. History and secrets of servers that the
/// backup doesn't know stay, so that ids go on far beyond all that were ever given. That secrets
/// are kept is forgotten: a login could have changed since. StoreCorrupt where there is no backup,
/// StoreBusy, StoreFull, StoreReadOnly, StoreIo.
[[nodiscard]] Result<Damage> repairConfig(const RepairRequest& request);

/// Of a history.db that was moved aside, and of which a new one was begun; that one is closed. It
/// stays when no backup has a history, or there is not room enough, or it would take too long.
[[nodiscard]] Damage repairHistory(const RepairRequest& request, const QString& movedAside);

} // namespace vedette::store

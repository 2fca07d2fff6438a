// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"

#include <QLockFile>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace vedette::store {

// How the files of a data folder are exchanged for others, all or none, also when the process is
// killed or the power fails at any moment:
//
//   1. The new files stand in restore.part/, verified and on the disk.
//   2. restore.journal is written: from here on the exchange is under way.
//   3. Each old file, with its -wal and -shm, moves to before-restore-<time>/, and the new one
//   takes
//      its place.
//   4. The folders are flushed and restore.journal is deleted: the exchange is done.
//
// Where a restore.journal is found, step 4 was never reached: the old files are moved back
// (finishRestore). Whoever opens vedette.db does so before, and waits while an exchange goes on,
// which restore.lock tells. Blocking; any thread.

/// What restore.journal says. Immutable value.
struct RestoreJournal
{
    QString before; ///< the name of the folder that the old files move to
    QStringList present = {}; ///< the files that there were
    QStringList placed = {}; ///< the files that are to be there
    /// Where there are any, these alone are exchanged, and not opened before; an undo needs no word
    /// of it.
    QStringList damaged = {};
};

/// Called with what comes next, before each change; a test ends it there, as kill -9 would.
using RestoreHook = std::function<void(const QString& step)>;

/// Held while new files are staged and exchanged. StoreBusy, StoreReadOnly.
[[nodiscard]] Result<std::unique_ptr<QLockFile>> lockRestore(const QString& folder,
                                                             milliseconds atMost);

/// An exchange that nobody else can begin while this lives.
struct ExchangeStart
{
    std::unique_ptr<QLockFile> lock;
    QString before; ///< the path that the old files move to; not there yet
};

/// Undoes what was cut short, then locks. As finishRestore() and lockRestore(); InvalidFile when
/// there was one in the same second.
[[nodiscard]] Result<ExchangeStart> beginExchange(const QString& folder, Timestamp now);

/// Where the new files are staged.
[[nodiscard]] QString stagingFolder(const QString& folder);
/// Known files alone, then the folder.
void removeStaging(const QString& folder);

/// "before-restore-20260301-120000": UTC.
[[nodiscard]] QString beforeName(Timestamp now);
/// Into the folder of the old files: a start without the servers that use them deletes keys, and an
/// undo needs them. StoreIo, PermissionDenied.
[[nodiscard]] Result<void> copyKeys(const QString& dataFolder, const QString& before);
/// The folder of the old files, where none was moved there, or all are back.
void discardBefore(const QString& folder, const QString& before);

/// Steps 2 to 4; moves back what was moved when one of them fails. StoreBusy when another program
/// has one of the databases open. The caller has staged the files, made the folder `before`, and
/// holds the locks.
[[nodiscard]] Result<void>
exchangeFiles(const QString& folder, const RestoreJournal& journal, const RestoreHook& hook);

/// Undoes an exchange that was cut short; good where there is none. StoreBusy while another process
/// is at it, for at most 3 s; StoreReadOnly, StoreIo, StoreCorrupt for a journal that can't be
/// read.
[[nodiscard]] Result<void> finishRestore(const QString& folder);

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/store/FileIdentity.h"

#include <QString>
#include <QStringList>

namespace vedette::store {

// What concerns a database as files: SQLite keeps `path`-wal and `path`-shm beside it. Nothing here
// opens an existing database: closing it again would drop SQLite's own locks (POSIX advisory locks
// belong to the process).

/// Creates the folder for its owner alone where it is missing. InvalidConfig: something else stands
/// there. PermissionDenied: it can't be made or read, or every user may write to it.
/// StoreReadOnly.
[[nodiscard]] Result<void> prepareFolder(const QString& folder);
/// Creates an empty file that only its owner may read; leaves an existing one as it is.
[[nodiscard]] Result<void> createPrivateFile(const QString& path);
/// PermissionDenied or StoreReadOnly when an existing file can't be read or written.
[[nodiscard]] Result<void> checkAccess(const QString& path);

/// Nothing there, or only the empty file of a creation that was cut short. False for a file that
/// was truncated: its journal or a backup tells that it once held something.
[[nodiscard]] bool isNewDatabase(const QString& path);
/// The last run ended without closing the file.
[[nodiscard]] bool hasJournal(const QString& path);
/// The file with its journal.
[[nodiscard]] qint64 bytesOnDisk(const QString& path);
[[nodiscard]] qint64 journalBytes(const QString& path);
/// Copies made before migrations.
[[nodiscard]] QStringList backupsOf(const QString& path);

/// Renames the file with its journal to `path`.corrupt-<time>; answers the new name.
[[nodiscard]] Result<QString> moveAside(const QString& path, Timestamp now);
/// The journal beside an open file.
[[nodiscard]] std::optional<FileIdentity> journalOf(const QString& path);
/// Removes the journal of a file that was deleted or replaced, so that it is not played into the
/// new one; another one than `journal` belongs to that and stays.
void discardJournal(const QString& path, const std::optional<FileIdentity>& journal);

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Backup.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace vedette::store {

// Which backups were made of a data folder as it is now: `backups.known` has a line for each, the
// checksum of its manifest. Nobody looks at a backup that is restored by itself, so that it must be
// one of these: in a folder of backups there may be those of other data folders as well, whose ids
// mean other servers, and what a stranger has put there. Blocking; any thread.

// After a restore the backup that was restored is the only one, wherever it was made.

/// As it stands in the file.
[[nodiscard]] QByteArray fingerprintOf(const Backup& backup);
/// StoreFull, StoreReadOnly, StoreIo.
[[nodiscard]] Result<void> rememberBackup(const QString& dataFolder, const Backup& backup);
/// The newest last; empty where none was made.
[[nodiscard]] QList<QByteArray> knownBackups(const QString& dataFolder);
/// Other files take the place of the present ones: StoreReadOnly.
[[nodiscard]] Result<void> forgetBackups(const QString& dataFolder);

} // namespace vedette::store

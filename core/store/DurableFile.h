// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

namespace vedette::store {

// What outlives a loss of power. Blocking; any thread. Errors: StoreFull, StoreReadOnly, StoreIo.

/// Puts what was written to a file on the disk (fsync(2)). Not for a database that is open.
[[nodiscard]] Result<void> flushFile(const QString& path);
/// The same for the names in a folder; good where the file system can't, or need not.
[[nodiscard]] Result<void> flushFolder(const QString& folder);
/// Renames in one step; a file that stands there is replaced.
[[nodiscard]] Result<void> moveOver(const QString& from, const QString& to);
/// A file of the user alone, whole and on the disk, or none.
[[nodiscard]] Result<void> writeDurably(const QString& path, const QByteArray& bytes);

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/StepProgress.h"
#include "core/model/Backup.h"

#include <QByteArray>
#include <QString>

#include <stop_token>

namespace vedette::store {

// The files of a backup as bytes, never of a database that is open here: closing the file again
// would drop SQLite's locks. Blocking; any thread. Cancelled within a megabyte.

/// Size and checksum of a file, under its name; at most `maxBytes` are read. StoreIo.
[[nodiscard]] Result<BackupFile>
digestOf(const QString& path, qint64 maxBytes, const std::stop_token& stop);

/// An ordinary file beside which no journal lies that SQLite would play into it. BackupDamaged.
[[nodiscard]] Result<void> checkKind(const QString& path);

/// checkKind(), and its size: nothing of it is read. BackupDamaged.
[[nodiscard]] Result<void> checkPresent(const QString& folder, const BackupFile& expected);

/// BackupDamaged when `folder` has another file of that name than `expected`, or none.
[[nodiscard]] Result<void>
compareFile(const QString& folder, const BackupFile& expected, const std::stop_token& stop);

/// The same of a copy, private and on the disk, that is made of it: whatever is done to the source
/// meanwhile, what was compared is what was copied. Nothing is left of a copy that fails.
[[nodiscard]] Result<void> copyCompared(const QString& folder,
                                        const BackupFile& expected,
                                        const QString& target,
                                        const std::stop_token& stop);

} // namespace vedette::store

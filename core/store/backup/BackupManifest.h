// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Backup.h"

#include <QByteArray>
#include <QString>

namespace vedette::store {

// manifest.json of a backup:
//
//     {"format": 1, "program": "0.1.0", "createdAt": "2026-03-01T12:00:00Z",
//      "files": [{"name": "vedette.db", "schema": 13, "bytes": 98304, "sha256": "…"}]}
//
// Its checksums tell damage; they don't tell who made the backup.

inline constexpr QLatin1StringView manifestName("manifest.json");

[[nodiscard]] QByteArray encodeManifest(const Backup& backup);
/// Names can only be those of known files. BackupDamaged; SchemaTooNew for a later format, and for
/// a kind of file that only a later version can have.
[[nodiscard]] Result<Backup> decodeManifest(const QByteArray& json);
/// Of a backup's folder, at most 64 KiB. NotFound when there is no manifest.
[[nodiscard]] Result<Backup> readManifest(const QString& folder);

/// "vedette-backup-20260301-120000": UTC.
[[nodiscard]] QString backupName(Timestamp createdAt);
/// A folder's name as backupName() makes them.
[[nodiscard]] bool isBackupName(const QString& name);

} // namespace vedette::store

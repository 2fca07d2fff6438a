// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/Backups.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace vedette::cli {

/// `{path, createdAt, program, bytes, files: [{name, schema, bytes, sha256}]}`
[[nodiscard]] QJsonObject backupJson(const QString& path, const Backup& backup);
/// As backupJson(), or `{path, error}`.
[[nodiscard]] QJsonObject entryJson(const BackupEntry& entry);
/// `{servers: [name …], proxyCommands: […], commands, commandList: [as of model/CommandJson.h …],
/// notes, alerts, bytes, history: {from, to, servers, bytes}, vault, unreadable: [error …]}`; what
/// is not known is left out.
[[nodiscard]] QJsonObject contentJson(const DataContent& content);

// The same for a person, plain lines; not yet free of control characters (say() is).

/// "2026-03-01 12:00:00 UTC"
[[nodiscard]] QString utcText(Timestamp time);
/// "1.2 MiB": of all its files.
[[nodiscard]] QString backupSize(const Backup& backup);
[[nodiscard]] QStringList backupTable(const std::vector<BackupEntry>& entries);
[[nodiscard]] QStringList reportLines(const engine::BackupReport& report);
/// What the backup holds beside what is there now, and what a restore means for it.
[[nodiscard]] QStringList previewLines(const engine::BackupReport& offered,
                                       const DataContent& present);

} // namespace vedette::cli

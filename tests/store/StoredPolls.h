// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace vedette::test {

// What a tests/main/DiskVictim.cpp that has ended left in its folder, seen by way of the stores and
// SQLite's own check of the whole file.

/// So many of its polls are stored, from the first one on without a gap; nothing when there is one,
/// or one that was never made, or the file is damaged or was moved aside.
[[nodiscard]] std::optional<qint64> storedPolls(const QString& folder);
/// By name; fails the test when the file is damaged.
[[nodiscard]] QStringList storedServers(const QString& folder);
[[nodiscard]] QStringList storedAlerts(const QString& folder);
/// What PRAGMA integrity_check says of a file that nobody has open.
[[nodiscard]] QString integrityOf(const QString& path);

} // namespace vedette::test

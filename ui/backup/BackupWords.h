// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/BackupPreview.h"
#include "ui/tables/RowsModel.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace vedette::ui {

// What backups are, in words; free of control characters, whoever made them.

/// The columns of a list of backups; the key of a row is the backup's path.
[[nodiscard]] std::vector<RowsModel::Column> backupColumns();
/// What was found when somebody looked into a backup.
struct BackupFinding
{
    qsizetype servers = 0;
    std::optional<Error> error; ///< it can't be used
};
[[nodiscard]] TableRow backupRow(const BackupEntry& entry,
                                 const std::optional<BackupFinding>& finding);

/// When it was made, of this computer's time zone.
[[nodiscard]] QString backupTime(Timestamp time);

/// One fact of a backup beside the same one of now.
struct BackupFact
{
    QString label;
    QString offered;
    QString present;
};
[[nodiscard]] std::vector<BackupFact> backupFacts(const BackupPreview& preview);

/// Names of the one that the other lacks, bounded.
[[nodiscard]] QStringList namesOnlyIn(const QStringList& names, const QStringList& others);
/// Commands with their states, names and scripts, one after the other; what can't be seen in them
/// is marked.
[[nodiscard]] QString commandTexts(const std::vector<CommandChange>& changes);
/// Sentences on what a restore would mean, and what could not be read.
[[nodiscard]] QStringList backupRemarks(const BackupPreview& preview);

/// Why no backup could be made: where there is not the room, with how much it needs.
[[nodiscard]] QString backupProblem(const Error& error);
/// What the schedule could not do; empty when all went well.
[[nodiscard]] QString scheduleProblem(const Result<BackupEntry>& backup,
                                      const std::optional<Error>& rotation);
/// What became of a restore: where the old files are, or why nothing was done.
[[nodiscard]] QString restoreNotice(const Result<QString>& before);

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace vedette {

enum class BackupRhythm
{
    Never,
    Daily,
    Weekly
};

inline constexpr int mostKeptBackups = 1000;

/// What the user wants to be backed up by itself. Immutable value.
struct BackupPlan
{
    /// Never, unless somebody chooses: copies beside the original are no help when the disk dies,
    /// and take the room of the history once for each.
    BackupRhythm rhythm = BackupRhythm::Never;
    int keep = 7; ///< the newest so many, 1 to mostKeptBackups; older ones of the folder go
    QString folder = {}; ///< absolute; empty: "backups" in the data folder

    bool operator==(const BackupPlan&) const = default;
};

} // namespace vedette

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Backup.h"

namespace vedette {

/// A backup that was verified, what it holds, and what a restore would put aside for it. Immutable
/// value.
struct BackupPreview
{
    Backup backup;
    DataContent offered;
    DataContent present; ///< of the data folder, now
    bool isOlder = false; ///< its schema: the next start brings it up to date

    bool operator==(const BackupPreview&) const = default;
};

} // namespace vedette

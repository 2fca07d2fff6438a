// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Backup.h"

#include <QString>

namespace vedette::store {

/// What becomes of kept secrets when the vedette.db in `staging`, of this backup, takes the place
/// of the one in `dataFolder`. A note says that a secret is kept, and for which login; it must
/// never meet a secret that was typed for another one. The notes stay as they are when their vault
/// is in the backup. Else those stay that the present vedette.db has as well, of the same keeping,
/// and the present vault is to come along: true. With none of these, or with a keychain, whose
/// entries an undo needs, all are deleted, and the database gets a new name for its entries there.
/// The staged file is on the disk then. StoreIo, StoreCorrupt. Blocking; any thread.
[[nodiscard]] Result<bool>
settleSecrets(const Backup& backup, const QString& staging, const QString& dataFolder);

} // namespace vedette::store

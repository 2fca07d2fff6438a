// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/store/KnownFiles.h"

#include <QString>

namespace vedette::store {

/// Reads a copy of a database to its end, which may come from a stranger, and answers the version
/// of its schema. It must be a file that VACUUM INTO has written, without a journal, sound
/// (PRAGMA quick_check), and have the tables, columns and indexes of its version and nothing else:
/// a trigger or a view would run as if it were ours. StoreCorrupt, SchemaTooNew.
/// Changes nothing. Blocking; any thread. The file must not be open here.
[[nodiscard]] Result<int> checkCopy(const QString& path, const KnownDatabase& database);

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Backup.h"
#include "core/store/Connection.h"

#include <QString>

namespace vedette::store {

/// What a data folder, also one in use, or a verified backup holds. What can't be read is told in
/// `unreadable`, the rest is there all the same; what is missing is no error. ReadOnly for a
/// backup; ReadWrite for a data folder, though no row is written: the last one that reads a file in
/// WAL mode and may not write leaves its journal behind. Blocking; any thread.
[[nodiscard]] DataContent readContent(const QString& folder, Access access);

} // namespace vedette::store

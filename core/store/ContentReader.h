// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Backup.h"

#include <QString>

namespace vedette::store {

/// What a data folder, also one in use, or a verified backup holds. What can't be read is told in
/// `unreadable`, the rest is there all the same; what is missing is no error. Changes nothing.
/// Blocking; any thread.
[[nodiscard]] DataContent readContent(const QString& folder);

} // namespace vedette::store

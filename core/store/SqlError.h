// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <QSqlError>

namespace vedette::store {

/// The family of an SQLite result code, plain or extended (https://sqlite.org/rescode.html).
[[nodiscard]] ErrorCode errorCodeOf(int sqliteCode);

/// QSqlError::type() misleads (a busy file is a "connection error"): only the native code counts.
[[nodiscard]] Error toError(const QSqlError& error);

/// Another row has that value already in a column that must be unique.
[[nodiscard]] bool isUniqueViolation(const Error& error);

} // namespace vedette::store

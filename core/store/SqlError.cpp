// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/SqlError.h"

namespace vedette::store {

namespace {

constexpr int primaryCodeMask = 0xff;
constexpr int constraintUnique = 2067;

} // namespace

ErrorCode errorCodeOf(int sqliteCode)
{
    switch (sqliteCode & primaryCodeMask) {
    case 3: // SQLITE_PERM
    case 23: // SQLITE_AUTH
        return ErrorCode::PermissionDenied;
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return ErrorCode::StoreBusy;
    case 8: // SQLITE_READONLY
        return ErrorCode::StoreReadOnly;
    case 10: // SQLITE_IOERR
    case 14: // SQLITE_CANTOPEN
        return ErrorCode::StoreIo;
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return ErrorCode::StoreCorrupt;
    case 13: // SQLITE_FULL
        return ErrorCode::StoreFull;
    default:
        return ErrorCode::Internal;
    }
}

Error toError(const QSqlError& error)
{
    const int native = error.nativeErrorCode().toInt();
    const QString detail
        = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return {errorCodeOf(native), detail, native};
}

bool isUniqueViolation(const Error& error)
{
    return error.native == constraintUnique;
}

} // namespace vedette::store

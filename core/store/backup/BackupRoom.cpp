// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/backup/BackupRoom.h"

#include "core/store/Connection.h"
#include "core/store/DatabaseFile.h"

#include <QLocale>
#include <QStorageInfo>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr qint64 leastMargin = 1024LL * 1024; ///< for the manifest, and what is written meanwhile
constexpr qint64 marginShare = 20; ///< one part in so many
constexpr milliseconds counterIsAwaited{500};

Result<qint64> usedBytes(const QString& path)
{
    const auto connection
        = Connection::open({.path = path, .setsJournal = false, .busyTimeout = counterIsAwaited});
    if (!connection) {
        return fail(connection.error());
    }
    return (*connection)
        ->value(u"SELECT (page_count - freelist_count) * page_size FROM pragma_page_count,"
                " pragma_freelist_count, pragma_page_size"_s)
        .map([](const QVariant& bytes) { return bytes.toLongLong(); });
}

QString sizeWords(qint64 bytes)
{
    return u"%1 (%2 bytes)"_s.arg(QLocale::c().formattedDataSize(bytes), QString::number(bytes));
}

} // namespace

std::optional<qint64> freeBytesOf(const QString& folder)
{
    const QStorageInfo storage(folder);
    if (!storage.isValid() || storage.bytesTotal() <= 0) { // some network file systems tell zero
        return std::nullopt;
    }
    return storage.bytesAvailable();
}

qint64 bytesOfCopies(const QStringList& databases)
{
    return std::accumulate(
        databases.begin(), databases.end(), qint64{0}, [](qint64 sum, const QString& path) {
            const qint64 onDisk = bytesOnDisk(path);
            const qint64 used = usedBytes(path).value_or(onDisk);
            return sum + (used > 0 ? used : onDisk);
        });
}

Result<void> requireRoom(const QString& folder, qint64 bytes, const FreeBytes& freeBytes)
{
    const std::optional<qint64> unused = freeBytes(folder);
    const qint64 needed = bytes + std::max(leastMargin, bytes / marginShare);
    if (!unused || *unused >= needed) {
        return {};
    }
    return fail(ErrorCode::StoreFull,
                u"the backup needs about %1 in %2, where %3 are free"_s.arg(
                    sizeWords(needed), folder, sizeWords(*unused)));
}

} // namespace vedette::store

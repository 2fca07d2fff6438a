// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/backup/Repair.h"

#include "core/base/Expendable.h"
#include "core/base/Log.h"
#include "core/store/Connection.h"
#include "core/store/DatabaseFile.h"
#include "core/store/DurableFile.h"
#include "core/store/KnownFiles.h"
#include "core/store/Migrator.h"
#include "core/store/Statement.h"
#include "core/store/backup/Backup.h"
#include "core/store/backup/BackupFiles.h"
#include "core/store/backup/CarriedSecrets.h"
#include "core/store/backup/CopyCheck.h"
#include "core/store/backup/KnownBackups.h"
#include "core/store/config/ServerRepository.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr seconds folderIsAwaited{20}; // of backups: it may be on a computer that is off
constexpr qint64 largestHistory = 1024LL * 1024 * 1024; // a start that copies more would seem dead
constexpr qint64 roomToSpare = 64LL * 1024 * 1024;

/// What the folders list; nothing of one that doesn't answer.
std::vector<BackupEntry> listed(const QStringList& folders)
{
    std::vector<BackupEntry> all;
    for (const QString& folder : folders) {
        const auto entries = expendable(
            [folder] { return listBackups(folder); }, Deadline::after(folderIsAwaited), {});
        if (entries) {
            all.insert(all.end(), entries->begin(), entries->end());
        }
    }
    return all;
}

/// Those of this data folder that have the file, the one made last first.
std::vector<BackupEntry> offers(const RepairRequest& request, const QString& name)
{
    const QList<QByteArray> known = knownBackups(request.dataFolder);
    std::multimap<qsizetype, BackupEntry, std::greater<>> found;
    for (const BackupEntry& entry : listed(request.backupFolders)) {
        const qsizetype order = known.lastIndexOf(fingerprintOf(entry.backup));
        if (order >= 0 && entry.backup.find(name) != nullptr) {
            found.emplace(order, entry);
        }
    }
    std::vector<BackupEntry> newestFirst;
    newestFirst.reserve(found.size());
    for (const auto& [order, entry] : found) {
        newestFirst.push_back(entry);
    }
    return newestFirst;
}

Result<void>
stageFile(const BackupEntry& entry, const KnownDatabase& database, const QString& dataFolder)
{
    const QString staging = stagingFolder(dataFolder);
    const QString staged = QDir(staging).filePath(database.fileName);
    removeStaging(dataFolder);
    return prepareFolder(staging)
        .and_then([&] {
            return copyCompared(entry.path, *entry.backup.find(database.fileName), staged, {});
        })
        .and_then([&] { return checkCopy(staged, database).map([](int /*version*/) {}); });
}

/// Nothing is staged when none of them is sound.
std::optional<BackupEntry> stageNewest(const std::vector<BackupEntry>& newestFirst,
                                       const KnownDatabase& database,
                                       const QString& dataFolder)
{
    for (const BackupEntry& entry : newestFirst) {
        const auto staged = stageFile(entry, database, dataFolder);
        if (staged) {
            return entry;
        }
        qCWarning(logStore).noquote()
            << "can't restore from" << entry.path << staged.error().detail;
    }
    removeStaging(dataFolder);
    return std::nullopt;
}

/// Ids were given after the backup, and history.db and the vault still know them: no new server may
/// get one. Nobody adds one a minute, so that the minutes since 1970 are ahead of them all.
Result<void> skipGivenIds(const Connection& connection, Timestamp now)
{
    const qint64 minutes = toMsecs(now) / 60'000;
    for (const QString& table : {u"server"_s, u"command"_s}) {
        Statement begun(connection,
                        u"INSERT INTO sqlite_sequence (name, seq) SELECT ?, 0"
                        " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?)"_s);
        if (auto done = begun.run({table, table}); !done) {
            return done;
        }
        Statement ahead(connection,
                        u"UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?"_s);
        if (auto done = ahead.run({minutes, table}); !done) {
            return done;
        }
    }
    return {};
}

QString stagedConfig(const RepairRequest& request)
{
    return QDir(stagingFolder(request.dataFolder)).filePath(configDatabase.fileName);
}

/// The vault stays, and what the damaged file said of it can't be trusted: the notes all go.
Result<void> settle(const BackupEntry& entry, const RepairRequest& request)
{
    const Backup alone{.files = {*entry.backup.find(configDatabase.fileName)}};
    const QString staging = stagingFolder(request.dataFolder);
    return settleSecrets(alone, staging, staging).map([](bool /*takesVault*/) {});
}

Result<void> stageNew(const RepairRequest& request)
{
    const QString path = stagedConfig(request);
    if (auto ready = prepareFolder(stagingFolder(request.dataFolder)).and_then([&] {
            return createPrivateFile(path);
        });
        !ready) {
        return ready;
    }
    const auto connection = Connection::open({.path = path, .setsJournal = false});
    if (!connection) {
        return fail(connection.error());
    }
    return Migrator(embeddedSchema(configDatabase)).migrate(**connection, path).and_then([&] {
        return ServerRepository(**connection).addFirst();
    });
}

Result<void> finishStaged(const RepairRequest& request)
{
    const QString path = stagedConfig(request);
    {
        const auto connection = Connection::open({.path = path, .setsJournal = false});
        if (!connection) {
            return fail(connection.error());
        }
        if (auto skipped = skipGivenIds(**connection, request.now); !skipped) {
            return skipped;
        }
    }
    return flushFile(path).and_then([&] { return flushFolder(QFileInfo(path).path()); });
}

Result<void> exchangeConfig(const RepairRequest& request, const QString& before)
{
    const QString name = configDatabase.fileName.toString();
    const RestoreJournal journal{.before = QFileInfo(before).fileName(),
                                 .present = {name},
                                 .placed = {name},
                                 .damaged = {name}};
    return prepareFolder(before)
        .and_then([&] { return copyKeys(request.dataFolder, before); })
        .and_then([&] { return flushFolder(request.dataFolder); })
        .and_then([&] { return exchangeFiles(request.dataFolder, journal, request.hook); });
}

Result<void> placeHistory(const RepairRequest& request, const QString& path)
{
    const QString staged
        = QDir(stagingFolder(request.dataFolder)).filePath(historyDatabase.fileName);
    if (hasJournal(path)) {
        return fail(ErrorCode::StoreBusy, path + u" is in use"_s);
    }
    return moveOver(staged, path).and_then([&] { return flushFolder(request.dataFolder); });
}

/// A copy that fits beside the damaged file.
void dropTooLarge(std::vector<BackupEntry>& entries, const QString& dataFolder)
{
    const qint64 room = QStorageInfo(dataFolder).bytesAvailable() - roomToSpare;
    std::erase_if(entries, [room](const BackupEntry& entry) {
        const qint64 bytes = entry.backup.find(historyDatabase.fileName)->bytes;
        return bytes > largestHistory || bytes > room;
    });
}

} // namespace

Result<Damage> repairConfig(const RepairRequest& request)
{
    const auto start = beginExchange(request.dataFolder, request.now);
    if (!start) {
        return fail(start.error());
    }
    const auto backup
        = stageNewest(offers(request, configDatabase.fileName), configDatabase, request.dataFolder);
    if (!backup && !request.beginsAnew) {
        return fail(ErrorCode::StoreCorrupt, u"no backup of this folder was found"_s);
    }
    const auto done = (backup ? settle(*backup, request) : stageNew(request))
                          .and_then([&] { return finishStaged(request); })
                          .and_then([&] { return exchangeConfig(request, start->before); });
    removeStaging(request.dataFolder);
    if (!done) {
        discardBefore(request.dataFolder, QFileInfo(start->before).fileName());
        return fail(done.error());
    }
    return Damage{.part = Damage::Part::Configuration,
                  .movedTo = QDir(start->before).filePath(configDatabase.fileName),
                  .backupAt = backup ? std::optional(backup->backup.createdAt) : std::nullopt};
}

Damage repairHistory(const RepairRequest& request, const QString& movedAside)
{
    Damage damage{.part = Damage::Part::History, .movedTo = movedAside};
    const QString path = QDir(request.dataFolder).filePath(historyDatabase.fileName);
    const auto lock = lockRestore(request.dataFolder, milliseconds::zero());
    if (!lock) {
        qCWarning(logStore).noquote() << "no history is restored:" << lock.error().detail;
        return damage;
    }
    std::vector<BackupEntry> entries = offers(request, historyDatabase.fileName);
    dropTooLarge(entries, request.dataFolder);
    const auto backup = stageNewest(entries, historyDatabase, request.dataFolder);
    const auto placed = backup ? placeHistory(request, path) : Result<void>();
    removeStaging(request.dataFolder);
    if (!placed) {
        qCWarning(logStore).noquote() << "no history is restored:" << placed.error().detail;
    } else if (backup) {
        damage.backupAt = backup->backup.createdAt;
    }
    return damage;
}

} // namespace vedette::store

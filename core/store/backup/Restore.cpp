// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/backup/Restore.h"

#include "core/store/DatabaseFile.h"
#include "core/store/DurableFile.h"
#include "core/store/KnownFiles.h"
#include "core/store/backup/CarriedSecrets.h"
#include "core/store/backup/CopyCheck.h"
#include "core/store/backup/CopyLock.h"
#include "core/store/backup/KnownBackups.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr std::chrono::hours copyIsAwaited{1};
constexpr qint64 maxVaultFile = 64LL * 1024 * 1024; // as core/vault/VaultImage.h

/// As BackupDamaged: the copy is the backup's, byte by byte.
Result<void> checkStaged(const BackupFile& file, const QString& path, const RestoreRequest& request)
{
    const KnownDatabase* const database = findDatabase(file.name);
    if (database == nullptr) {
        return request.checkVault ? request.checkVault(path) : Result<void>();
    }
    const auto version = checkCopy(path, *database);
    if (!version && version.error().code == ErrorCode::StoreCorrupt) {
        return fail(ErrorCode::BackupDamaged, version.error().detail);
    }
    return version.map([](int) {});
}

Result<void> stage(const RestoreRequest& request, const TellStep& tell, const std::stop_token& stop)
{
    const QString staging = stagingFolder(request.dataFolder);
    if (auto ready = prepareFolder(staging); !ready) {
        return ready;
    }
    StepProgress progress{.count = static_cast<int>(request.backup.files.size())};
    for (const BackupFile& file : request.backup.files) {
        progress.what = file.name;
        ++progress.number;
        if (tell) {
            tell(progress);
        }
        const QString path = QDir(staging).filePath(file.name);
        auto staged = copyCompared(request.path, file, path, stop).and_then([&] {
            return checkStaged(file, path, request);
        });
        if (!staged) {
            return staged;
        }
    }
    return {};
}

/// Of the secrets that are kept here those that the backup's servers may go on with.
Result<void> stageSecrets(const RestoreRequest& request, RestoreJournal& journal)
{
    const QString staging = stagingFolder(request.dataFolder);
    const auto takesVault = settleSecrets(request.backup, staging, request.dataFolder);
    if (!takesVault) {
        return fail(takesVault.error());
    }
    if (!*takesVault) {
        return {};
    }
    const QDir folder(request.dataFolder);
    const auto vault = digestOf(folder.filePath(vaultFileName), maxVaultFile, {});
    if (!vault) {
        return fail(vault.error());
    }
    journal.placed += vault->name;
    return copyCompared(folder.path(), *vault, QDir(staging).filePath(vault->name), {});
}

RestoreJournal journalFor(const RestoreRequest& request)
{
    RestoreJournal journal{.before = beforeName(request.now)};
    const QDir dir(request.dataFolder);
    QStringList known{vaultFileName.toString()};
    for (const KnownDatabase& database : knownDatabases) {
        known += database.fileName.toString();
    }
    for (const QString& name : known) {
        if (QFileInfo::exists(dir.filePath(name))) {
            journal.present += name;
        }
    }
    for (const BackupFile& file : request.backup.files) {
        journal.placed += file.name;
    }
    return journal;
}

Result<CopyLocks>
awaitCopiesFor(const RestoreRequest& request, const TellStep& tell, const std::stop_token& stop)
{
    const auto tellWaiting = [&] {
        const int count = static_cast<int>(request.backup.files.size());
        if (tell) {
            tell({.number = count, .count = count, .isWaiting = true});
        }
    };
    return awaitCopies(request.dataFolder, tellWaiting, copyIsAwaited, stop);
}

Result<void>
exchange(const RestoreRequest& request, const RestoreJournal& journal, const QString& before)
{
    return prepareFolder(before)
        .and_then([&] { return copyKeys(request.dataFolder, before); })
        .and_then([&] { return flushFolder(stagingFolder(request.dataFolder)); })
        .and_then([&] { return flushFolder(request.dataFolder); })
        .and_then([&] { return forgetBackups(request.dataFolder); })
        .and_then([&] { return exchangeFiles(request.dataFolder, journal, request.hook); })
        .and_then([&] { return rememberBackup(request.dataFolder, request.backup); });
}

} // namespace

Result<QString>
restoreBackup(const RestoreRequest& request, const TellStep& tell, const std::stop_token& stop)
{
    const auto start = prepareFolder(request.dataFolder).and_then([&] {
        return beginExchange(request.dataFolder, request.now);
    });
    if (!start) {
        return fail(start.error());
    }
    RestoreJournal journal = journalFor(request);
    CopyLocks copies;
    const auto done
        = stage(request, tell, stop)
              .and_then([&] {
                  return request.confirm ? request.confirm(stagingFolder(request.dataFolder))
                                         : Result<void>();
              })
              .and_then([&] { return awaitCopiesFor(request, tell, stop); })
              .and_then([&](CopyLocks locks) {
                  copies = std::move(locks);
                  return stageSecrets(request, journal);
              })
              .and_then([&] {
                  return stop.stop_requested() ? fail(ErrorCode::Cancelled) : Result<void>();
              })
              .and_then([&] { return exchange(request, journal, start->before); });
    removeStaging(request.dataFolder);
    if (!done) {
        discardBefore(request.dataFolder, journal.before);
        return fail(done.error());
    }
    return start->before;
}

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/backup/Backup.h"

#include "core/base/Log.h"
#include "core/store/Connection.h"
#include "core/store/DatabaseFile.h"
#include "core/store/DurableFile.h"
#include "core/store/KnownFiles.h"
#include "core/store/Migrator.h"
#include "core/store/Statement.h"
#include "core/store/backup/BackupManifest.h"
#include "core/store/backup/CopyCheck.h"
#include "core/store/backup/CopyLock.h"
#include "core/store/backup/KnownBackups.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

const QString unfinishedSuffix = u".part"_s;

/// These files alone, then the folder if that emptied it; without a trace of what can't be removed
/// but the answer.
bool removeBackupFolder(const QString& path, const QStringList& names)
{
    const QDir folder(path);
    for (const QString& name : names) {
        QFile::remove(folder.filePath(name));
    }
    return QDir().rmdir(path);
}

/// All that a backup can hold.
QStringList possibleNames()
{
    QStringList names{vaultFileName.toString(), manifestName.toString()};
    for (const KnownDatabase& database : knownDatabases) {
        names << database.fileName.toString() << database.fileName + u"-journal"_s;
    }
    return names;
}

QStringList namesOf(const Backup& backup)
{
    QStringList names;
    for (const BackupFile& file : backup.files) {
        names += file.name;
    }
    return names << manifestName.toString();
}

bool holdsOnly(const QString& path, const QStringList& names)
{
    const QStringList found = QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::System
                                                   | QDir::NoDotAndDotDot);
    return std::ranges::all_of(found,
                               [&names](const QString& name) { return names.contains(name); });
}

/// The folder that becomes the backup; goes away with all that is in it unless it was named.
class UnfinishedBackup
{
public:
    explicit UnfinishedBackup(QString path)
        : m_path(std::move(path))
    { }
    UnfinishedBackup(const UnfinishedBackup&) = delete;
    UnfinishedBackup& operator=(const UnfinishedBackup&) = delete;
    ~UnfinishedBackup()
    {
        if (!m_isNamed) {
            removeBackupFolder(m_path, possibleNames());
        }
    }

    [[nodiscard]] const QString& path() const { return m_path; }

    [[nodiscard]] Result<void> name(const QString& path)
    {
        if (auto moved = flushFolder(m_path).and_then([&] { return moveOver(m_path, path); });
            !moved) {
            return moved;
        }
        m_path = path;
        auto flushed = flushFolder(QFileInfo(path).absolutePath());
        m_isNamed = flushed.has_value();
        return flushed;
    }

private:
    QString m_path;
    bool m_isNamed = false;
};

Result<std::unique_ptr<QLockFile>> takeTarget(const QString& target)
{
    auto lock = std::make_unique<QLockFile>(QDir(target).filePath(u"vedette-backup.lock"_s));
    lock->setStaleLockTime(0); // only a dead owner makes it stale
    if (lock->tryLock()) {
        return lock;
    }
    const bool isBusy = lock->error() == QLockFile::LockFailedError;
    return fail(isBusy ? ErrorCode::StoreBusy : ErrorCode::StoreReadOnly,
                isBusy ? u"another backup is being made in "_s + target
                       : u"can't write to "_s + target);
}

/// What a process that was killed left behind: nobody else makes one while we hold the lock.
void removeUnfinished(const QString& target)
{
    const QDir folder(target);
    const QStringList names = folder.entryList({u"vedette-backup-*"_s + unfinishedSuffix},
                                               QDir::Dirs | QDir::NoSymLinks);
    for (const QString& name : names) {
        if (isBackupName(name.chopped(unfinishedSuffix.size()))) {
            removeBackupFolder(folder.filePath(name), possibleNames());
        }
    }
}

/// A copy made by SQLite, flushed, and read to its end again.
Result<BackupFile> copyDatabase(const KnownDatabase& database,
                                const QString& source,
                                const QString& target,
                                const std::stop_token& stop)
{
    const Migrator migrator(embeddedSchema(database));
    if (const auto sound = migrator.check(source, CheckDepth::Content); !sound) {
        return fail(sound.error());
    }
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    if (const auto created = createPrivateFile(target); !created) {
        return fail(created.error());
    }
    {
        // Nothing is written; but who may not write leaves the journal behind when it closes last.
        const auto connection = Connection::open({.path = source, .setsJournal = false});
        if (!connection) {
            return fail(connection.error());
        }
        Statement copy(**connection, u"VACUUM INTO ?"_s);
        if (const auto done = copy.run({target}); !done) {
            return fail(done.error().in(u"copy "_s + source));
        }
    }
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    if (const auto flushed = flushFile(target); !flushed) {
        return fail(flushed.error());
    }
    const auto version = checkCopy(target, database);
    if (!version) {
        Error damaged = version.error(); // the copy is as its source is, and goes away
        damaged.detail.replace(target, source);
        return fail(damaged);
    }
    auto file = digestOf(target, std::numeric_limits<qint64>::max() - 1, stop);
    if (file) {
        file->schemaVersion = *version;
    }
    return file;
}

Result<void> copyVault(const QByteArray& bytes, const QString& folder, Backup& backup)
{
    const QString path = QDir(folder).filePath(vaultFileName);
    if (auto written = writeDurably(path, bytes); !written) {
        return written;
    }
    auto file = digestOf(path, bytes.size(), {});
    if (!file) {
        return fail(file.error());
    }
    backup.files.push_back(*std::move(file));
    return {};
}

std::vector<KnownDatabase> presentDatabases(const QString& dataFolder)
{
    std::vector<KnownDatabase> present;
    std::ranges::copy_if(
        knownDatabases, std::back_inserter(present), [&dataFolder](const KnownDatabase& database) {
            return !isNewDatabase(QDir(dataFolder).filePath(database.fileName));
        });
    return present;
}

Result<void> requireRoomFor(const BackupRequest& request)
{
    QStringList paths;
    for (const KnownDatabase& database : presentDatabases(request.dataFolder)) {
        paths += QDir(request.dataFolder).filePath(database.fileName);
    }
    return requireRoom(request.target,
                       bytesOfCopies(paths) + (request.vault ? request.vault->size() : 0),
                       request.freeBytes);
}

Result<void> copyAll(const BackupRequest& request,
                     const TellStep& tell,
                     const std::stop_token& stop,
                     const QString& folder,
                     Backup& backup)
{
    const std::vector<KnownDatabase> databases = presentDatabases(request.dataFolder);
    const auto underWay = lockCopy(request.dataFolder);
    if (!underWay) {
        return fail(underWay.error());
    }
    StepProgress progress{.count = static_cast<int>(databases.size())};
    for (const KnownDatabase& database : databases) {
        if (stop.stop_requested()) {
            return fail(ErrorCode::Cancelled);
        }
        progress.what = database.fileName.toString();
        ++progress.number;
        if (tell) {
            tell(progress);
        }
        auto file = copyDatabase(database,
                                 QDir(request.dataFolder).filePath(database.fileName),
                                 QDir(folder).filePath(database.fileName),
                                 stop);
        if (!file) {
            return fail(file.error());
        }
        backup.files.push_back(*std::move(file));
    }
    return request.vault ? copyVault(*request.vault, folder, backup) : Result<void>();
}

/// An entry of a folder that rotation may count: whole by its sizes, and with a manifest of the
/// time it is named after.
bool isOurs(const BackupEntry& entry)
{
    return !entry.error && backupName(entry.backup.createdAt) == QFileInfo(entry.path).fileName();
}

BackupEntry readEntry(const QString& path)
{
    auto backup = readManifest(path);
    if (!backup) {
        return {.path = path, .error = backup.error()};
    }
    for (const BackupFile& file : backup->files) {
        if (const auto present = checkPresent(path, file); !present) {
            return {.path = path, .error = present.error()};
        }
    }
    return {.path = path, .backup = *std::move(backup)};
}

/// Under another name first: a removal that was cut short must not look like a backup, and the next
/// one that is made goes on with it.
Result<void> removeBackup(const QString& path, const QStringList& names)
{
    const QString unfinished = path + unfinishedSuffix;
    if (auto moved = moveOver(path, unfinished); !moved) {
        return moved;
    }
    if (!removeBackupFolder(unfinished, names) && QFileInfo::exists(unfinished)) {
        return fail(ErrorCode::StoreReadOnly, u"can't delete the whole of "_s + unfinished);
    }
    return {};
}

Result<void> verifyFile(const QString& folder, const BackupFile& file, const std::stop_token& stop)
{
    if (auto same = compareFile(folder, file, stop); !same) {
        return same;
    }
    const KnownDatabase* const database = findDatabase(file.name);
    if (database == nullptr) {
        return {};
    }
    const auto version = checkCopy(QDir(folder).filePath(file.name), *database);
    if (!version) {
        const bool isNewer = version.error().code == ErrorCode::SchemaTooNew;
        return isNewer ? fail(version.error())
                       : fail(ErrorCode::BackupDamaged, version.error().detail);
    }
    if (*version != file.schemaVersion) {
        return fail(ErrorCode::BackupDamaged, file.name + u": its version differs"_s);
    }
    return {};
}

} // namespace

Result<BackupEntry>
createBackup(const BackupRequest& request, const TellStep& tell, const std::stop_token& stop)
{
    const QString config = QDir(request.dataFolder).filePath(configDatabase.fileName);
    if (isNewDatabase(config)) {
        return fail(ErrorCode::NotFound, config + u": there is nothing to back up"_s);
    }
    if (const auto ready = prepareFolder(request.target); !ready) {
        return fail(ready.error());
    }
    const auto lock = takeTarget(request.target);
    if (!lock) {
        return fail(lock.error());
    }
    removeUnfinished(request.target);
    const QString path = QDir(request.target).absoluteFilePath(backupName(request.now));
    for (const QString& taken : {path, path + unfinishedSuffix}) {
        if (QFileInfo::exists(taken)) {
            return fail(ErrorCode::InvalidFile, taken + u" is there already"_s);
        }
    }
    if (const auto room = requireRoomFor(request); !room) {
        return fail(room.error());
    }
    UnfinishedBackup unfinished(path + unfinishedSuffix);
    if (const auto ready = prepareFolder(unfinished.path()); !ready) {
        return fail(ready.error());
    }
    Backup backup{.createdAt = fromMsecs(toMsecs(request.now) / 1000 * 1000),
                  .programVersion = request.programVersion};
    const auto done
        = copyAll(request, tell, stop, unfinished.path(), backup)
              .and_then([&] { return request.confirm ? request.confirm() : Result<void>(); })
              .and_then([&] {
                  return writeDurably(QDir(unfinished.path()).filePath(manifestName),
                                      encodeManifest(backup));
              })
              .and_then([&] { return unfinished.name(path); });
    if (!done) {
        return fail(done.error());
    }
    if (const auto known = rememberBackup(request.dataFolder, backup); !known) {
        qCWarning(logStore).noquote()
            << "no start will restore this backup by itself:" << known.error().detail;
    }
    return BackupEntry{.path = path, .backup = std::move(backup)};
}

Result<std::vector<BackupEntry>> listBackups(const QString& folder)
{
    const QDir dir(folder);
    if (!QFileInfo(folder).isDir()) {
        return fail(ErrorCode::NotFound, folder + u" is no folder"_s);
    }
    if (!QFileInfo(folder).isReadable() || !QFileInfo(folder).isExecutable()) {
        return fail(ErrorCode::PermissionDenied, u"can't read "_s + folder);
    }
    std::vector<BackupEntry> entries;
    const QStringList names = dir.entryList(
        {u"vedette-backup-*"_s}, QDir::Dirs | QDir::NoSymLinks, QDir::Name | QDir::Reversed);
    for (const QString& name : names) {
        if (isBackupName(name)) {
            entries.push_back(readEntry(dir.absoluteFilePath(name)));
        }
    }
    return entries;
}

Result<Backup> verifyBackup(const QString& path, const std::stop_token& stop)
{
    auto backup = readManifest(path);
    if (!backup) {
        return backup;
    }
    for (const BackupFile& file : backup->files) {
        if (const auto sound = verifyFile(path, file, stop); !sound) {
            return fail(sound.error());
        }
    }
    return backup;
}

Result<QStringList> rotateBackups(const QString& folder, int keep, Timestamp now)
{
    auto entries = listBackups(folder);
    if (!entries) {
        return fail(entries.error());
    }
    // One of the future was made by a wrong clock: it must not push out those of today.
    std::erase_if(*entries, [now](const BackupEntry& entry) {
        return !isOurs(entry) || entry.backup.createdAt > now;
    });
    QStringList removed;
    for (auto i = static_cast<std::size_t>(std::max(keep, 1)); i < entries->size(); ++i) {
        const BackupEntry& entry = entries->at(i);
        const QStringList names = namesOf(entry.backup);
        if (!holdsOnly(entry.path, names)) {
            continue;
        }
        if (const auto gone = removeBackup(entry.path, names); !gone) {
            return fail(gone.error());
        }
        removed += QFileInfo(entry.path).fileName();
    }
    return removed;
}

} // namespace vedette::store

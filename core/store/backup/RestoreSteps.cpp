// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/backup/RestoreSteps.h"

#include "core/base/Log.h"
#include "core/store/Connection.h"
#include "core/store/DatabaseFile.h"
#include "core/store/DurableFile.h"
#include "core/store/KnownFiles.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr milliseconds restorerIsAwaited{3000};
constexpr milliseconds userIsAwaited{1000};

/// The file itself last: where it stands tells where its journals belong.
constexpr std::array moveOrder{"-wal"_L1, "-shm"_L1, "-journal"_L1, ""_L1};

QStringList knownFileNames()
{
    QStringList names;
    for (const KnownDatabase& database : knownDatabases) {
        names += database.fileName.toString();
    }
    return names << vaultFileName.toString();
}

QString journalPath(const QString& folder)
{
    return QDir(folder).filePath(u"restore.journal"_s);
}

/// Only known names are read: they are parts of paths.
QStringList knownNamesIn(const QJsonValue& value)
{
    const QJsonArray array = value.toArray();
    QStringList names;
    for (const auto& entry : array) {
        if (isKnownFile(entry.toString())) {
            names += entry.toString();
        }
    }
    return names;
}

Result<RestoreJournal> readJournal(const QString& folder)
{
    QFile file(journalPath(folder));
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::StoreIo, u"can't read "_s + file.fileName());
    }
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    const RestoreJournal journal{.before = json.value("before"_L1).toString(),
                                 .present = knownNamesIn(json.value("present"_L1)),
                                 .placed = knownNamesIn(json.value("placed"_L1))};
    const bool isUsable = journal.before.startsWith("before-restore-"_L1)
        && !journal.before.contains(u'/') && !journal.before.contains(u'\\');
    if (!isUsable) {
        return fail(ErrorCode::StoreCorrupt,
                    file.fileName() + u" can't be read: a restore was cut short here"_s);
    }
    return journal;
}

Result<void> writeJournal(const QString& folder, const RestoreJournal& journal)
{
    const QByteArray json
        = QJsonDocument(QJsonObject{{"before"_L1, journal.before},
                                    {"present"_L1, QJsonArray::fromStringList(journal.present)},
                                    {"placed"_L1, QJsonArray::fromStringList(journal.placed)}})
              .toJson();
    const QString path = journalPath(folder);
    const QString unfinished = path + u".part"_s;
    QFile::remove(unfinished);
    return writeDurably(unfinished, json)
        .and_then([&] { return moveOver(unfinished, path); })
        .and_then([&] { return flushFolder(folder); });
}

Result<void> removeJournal(const QString& folder)
{
    if (!QFile::remove(journalPath(folder))) {
        return fail(ErrorCode::StoreReadOnly, u"can't delete "_s + journalPath(folder));
    }
    // It is done; should the power fail now, the journal may come back, and the old files with it.
    if (const auto flushed = flushFolder(folder); !flushed) {
        qCWarning(logStore).noquote() << flushed.error().detail;
    }
    return {};
}

/// A file with its journals, as far as they are there.
Result<void> moveWithJournals(const QString& from, const QString& to)
{
    for (const QLatin1StringView suffix : moveOrder) {
        if (!QFileInfo::exists(from + suffix)) {
            continue;
        }
        if (auto moved = moveOver(from + suffix, to + suffix); !moved) {
            return moved;
        }
    }
    return {};
}

/// Leaving WAL mode needs the file for oneself, and leaves no journal behind. One that can't be
/// read moves as it is.
Result<void> requireUnused(const QString& path)
{
    const auto connection
        = Connection::open({.path = path, .setsJournal = false, .busyTimeout = userIsAwaited});
    const auto mode = connection.and_then(
        [](const auto& opened) { return opened->value(u"PRAGMA journal_mode = DELETE"_s); });
    const bool isBusy
        = mode ? mode->toString() != "delete"_L1 : mode.error().code == ErrorCode::StoreBusy;
    if (isBusy) {
        return fail(ErrorCode::StoreBusy, path + u" is open in another program"_s);
    }
    return {};
}

Result<void> exchangeOne(const QString& folder,
                         const RestoreJournal& journal,
                         const QString& name,
                         const RestoreHook& hook)
{
    const QDir dir(folder);
    const QString path = dir.filePath(name);
    hook(u"move "_s + name);
    const QString aside = QDir(dir.filePath(journal.before)).filePath(name);
    if (auto moved = moveWithJournals(path, aside); !moved) {
        return moved;
    }
    if (!journal.placed.contains(name)) {
        return {};
    }
    hook(u"place "_s + name);
    return moveOver(QDir(stagingFolder(folder)).filePath(name), path);
}

Result<void>
exchangeAll(const QString& folder, const RestoreJournal& journal, const RestoreHook& hook)
{
    for (const KnownDatabase& database : knownDatabases) {
        const QString name = database.fileName.toString();
        const bool isOpened = journal.present.contains(name) && journal.damaged.isEmpty();
        if (!isOpened) {
            continue;
        }
        if (auto unused = requireUnused(QDir(folder).filePath(name)); !unused) {
            return unused;
        }
    }
    const QStringList names = journal.damaged.isEmpty() ? knownFileNames() : journal.damaged;
    for (const QString& name : names) {
        if (auto exchanged = exchangeOne(folder, journal, name, hook); !exchanged) {
            return exchanged;
        }
    }
    hook(u"flush"_s);
    return flushFolder(QDir(folder).filePath(journal.before)).and_then([&] {
        return flushFolder(folder);
    });
}

/// Can be cut short and begun again: what was moved back is not there to be moved any more.
Result<void> undoExchange(const QString& folder, const RestoreJournal& journal)
{
    const QDir dir(folder);
    const QDir before(dir.filePath(journal.before));
    for (const QString& name : knownFileNames()) {
        const bool isOnlyNew = journal.placed.contains(name) && !journal.present.contains(name);
        if (isOnlyNew) {
            QFile::remove(dir.filePath(name));
        }
        if (auto moved = moveWithJournals(before.filePath(name), dir.filePath(name)); !moved) {
            return moved;
        }
    }
    if (auto flushed = flushFolder(folder).and_then([&] { return removeJournal(folder); });
        !flushed) {
        return flushed;
    }
    discardBefore(folder, journal.before);
    return {};
}

} // namespace

Result<std::unique_ptr<QLockFile>> lockRestore(const QString& folder, milliseconds atMost)
{
    auto lock = std::make_unique<QLockFile>(QDir(folder).filePath(u"restore.lock"_s));
    lock->setStaleLockTime(0); // only a dead owner makes it stale
    if (lock->tryLock(static_cast<int>(atMost.count()))) {
        return lock;
    }
    const bool isBusy = lock->error() == QLockFile::LockFailedError;
    return fail(isBusy ? ErrorCode::StoreBusy : ErrorCode::StoreReadOnly,
                isBusy ? u"a backup is being restored into "_s + folder
                       : u"can't write to "_s + folder);
}

void discardBefore(const QString& folder, const QString& before)
{
    const QDir old(QDir(folder).filePath(before));
    QDir(old.filePath(u"keys"_s)).removeRecursively(); // copies of what was never moved
    QDir().rmdir(old.path()); // but where anything else is in it
}

QString beforeName(Timestamp now)
{
    return u"before-restore-"_s
        + QDateTime::fromMSecsSinceEpoch(toMsecs(now), QTimeZone::utc())
              .toString(u"yyyyMMdd-HHmmss"_s);
}

Result<void> copyKeys(const QString& dataFolder, const QString& before)
{
    const QDir keys(QDir(dataFolder).filePath(u"keys"_s));
    const QStringList names = keys.entryList(QDir::Files | QDir::Hidden | QDir::NoSymLinks);
    if (names.isEmpty()) {
        return {};
    }
    const QDir copies(QDir(before).filePath(keys.dirName()));
    if (auto ready = prepareFolder(copies.path()); !ready) {
        return ready;
    }
    for (const QString& name : names) { // with their modes
        const QString copy = copies.filePath(name);
        if (!QFile::copy(keys.filePath(name), copy)) {
            return fail(ErrorCode::StoreIo, u"can't copy "_s + keys.filePath(name));
        }
        if (auto flushed = flushFile(copy); !flushed) {
            return flushed;
        }
    }
    return flushFolder(copies.path());
}

QString stagingFolder(const QString& folder)
{
    return QDir(folder).filePath(u"restore.part"_s);
}

void removeStaging(const QString& folder)
{
    const QDir staging(stagingFolder(folder));
    for (const QString& name : knownFileNames()) {
        for (const QLatin1StringView suffix : moveOrder) {
            QFile::remove(staging.filePath(name + suffix));
        }
    }
    QDir().rmdir(staging.path());
}

Result<void>
exchangeFiles(const QString& folder, const RestoreJournal& journal, const RestoreHook& hook)
{
    const RestoreHook told = hook ? hook : [](const QString& /*step*/) {};
    told(u"begin"_s);
    auto done = writeJournal(folder, journal)
                    .and_then([&] { return exchangeAll(folder, journal, told); })
                    .and_then([&] {
                        told(u"end"_s);
                        return removeJournal(folder);
                    });
    if (done || !QFileInfo::exists(journalPath(folder))) {
        return done;
    }
    if (const auto undone = undoExchange(folder, journal); !undone) {
        return fail(done.error().in(u"%1; the next start moves the old files back from %2"_s.arg(
            undone.error().detail, journal.before)));
    }
    return done;
}

Result<void> finishRestore(const QString& folder)
{
    const bool isCutShort = QFileInfo::exists(journalPath(folder));
    if (!isCutShort && !QFileInfo::exists(stagingFolder(folder))) {
        return {};
    }
    const auto lock = lockRestore(folder, isCutShort ? restorerIsAwaited : milliseconds::zero());
    const bool isUnderWay = QFileInfo::exists(journalPath(folder));
    if (!lock) {
        return isUnderWay ? fail(lock.error()) : Result<void>();
    }
    if (isUnderWay) {
        auto undone = readJournal(folder).and_then(
            [&](const RestoreJournal& journal) { return undoExchange(folder, journal); });
        if (!undone) {
            return undone;
        }
        qCWarning(logStore) << "a restore that was cut short was undone";
    }
    removeStaging(folder);
    return {};
}

Result<ExchangeStart> beginExchange(const QString& folder, Timestamp now)
{
    if (const auto whole = finishRestore(folder); !whole) {
        return fail(whole.error());
    }
    auto lock = lockRestore(folder, milliseconds::zero());
    if (!lock) {
        return fail(lock.error());
    }
    const QString before = QDir(folder).absoluteFilePath(beforeName(now));
    if (QFileInfo::exists(before)) {
        return fail(ErrorCode::InvalidFile, before + u" is there already"_s);
    }
    return ExchangeStart{.lock = std::move(*lock), .before = before};
}

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/ConfigFile.h"

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/store/DatabaseFile.h"
#include "core/store/KnownFiles.h"
#include "core/store/Migrator.h"
#include "core/store/backup/RestoreSteps.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr std::chrono::days removedAreKept{1};
constexpr milliseconds configBusyTimeout{1000}; // of one try: ConfigStore makes some

/// Says where a copy is: this file is never replaced by itself.
Error withBackups(Error error, const QString& path)
{
    const QStringList backups = backupsOf(path);
    if (error.code == ErrorCode::StoreCorrupt && !backups.isEmpty()) {
        error.detail += u"; backup: "_s + backups.join(u", "_s);
    }
    return error;
}

/// The history is begun after the configuration: an empty file beside one was emptied.
bool wasEmptied(const QString& path)
{
    const QString history = QFileInfo(path).dir().filePath(historyDatabase.fileName);
    return QFileInfo::exists(path) && QFileInfo(history).size() > 0;
}

Result<void> checkExisting(const Migrator& migrator, const QString& path)
{
    if (auto accessible = checkAccess(path); !accessible) {
        return accessible;
    }
    if (isNewDatabase(path) && !wasEmptied(path)) {
        return createPrivateFile(path);
    }
    if (QFileInfo(path).size() == 0) {
        return fail(withBackups({ErrorCode::StoreCorrupt, path + u": the file is empty"_s}, path));
    }
    if (const auto sound = migrator.check(path, CheckDepth::Content); !sound) {
        return fail(withBackups(sound.error(), path));
    }
    return {};
}

void tellPurge(const char* what, const Result<void>& purged)
{
    if (!purged) {
        qCWarning(logStore) << "purge of" << what << purged.error().detail;
    }
}

} // namespace

ConfigFile::ConfigFile(std::unique_ptr<Connection> connection, const QString& path)
    : m_connection(std::move(connection))
    , m_identity(identityOf(path))
    , servers(*m_connection)
    , pins(*m_connection)
    , alerts(*m_connection)
    , secrets(*m_connection)
    , commands(*m_connection)
    , hardware(*m_connection)
    , notes(*m_connection)
    , boots(*m_connection)
{ }

ConfigFile::Opened ConfigFile::open(const QString& folder, Access access)
{
    return access == Access::ReadWrite ? openToWrite(folder) : openToRead(folder);
}

ConfigFile::Opened ConfigFile::openToRead(const QString& folder)
{
    const QString path = QDir(folder).filePath(configDatabase.fileName);
    if (!QFileInfo(path).isReadable() || isNewDatabase(path)) {
        return fail(ErrorCode::StoreReadOnly, path + u": there is nothing to read"_s);
    }
    if (const auto whole = finishRestore(folder); !whole) {
        return fail(whole.error());
    }
    const Migrator migrator(embeddedSchema(configDatabase));
    if (const auto sound = migrator.check(path, CheckDepth::Content); !sound) {
        return fail(withBackups(sound.error(), path));
    }
    auto connection = Connection::open({.path = path,
                                        .access = accessToRead(path),
                                        .setsJournal = false,
                                        .busyTimeout = configBusyTimeout});
    if (!connection) {
        return fail(connection.error());
    }
    std::unique_ptr<ConfigFile> file(new ConfigFile(std::move(*connection), path));
    if (const auto newest = file->requireNewest(); !newest) {
        return fail(newest.error().in(path));
    }
    return file;
}

/// An older one can't be brought up to date where nothing can be written.
Result<void> ConfigFile::requireNewest() const
{
    const auto version = m_connection->value(u"PRAGMA user_version"_s);
    if (!version) {
        return fail(version.error());
    }
    if (static_cast<std::size_t>(version->toInt())
        != embeddedSchema(configDatabase).scripts.size()) {
        return fail(ErrorCode::StoreReadOnly, u"it is of an older version"_s);
    }
    return {};
}

ConfigFile::Opened ConfigFile::openToWrite(const QString& folder)
{
    const QString path = QDir(folder).filePath(configDatabase.fileName);
    const Migrator migrator(embeddedSchema(configDatabase));
    if (const auto ready = prepareFolder(folder); !ready) {
        return fail(ready.error());
    }
    if (const auto whole = finishRestore(folder); !whole) {
        return fail(whole.error());
    }
    if (const auto ready = checkExisting(migrator, path); !ready) {
        return fail(ready.error());
    }
    auto connection = Connection::open({.path = path, .busyTimeout = configBusyTimeout});
    if (!connection) {
        return fail(connection.error());
    }
    if (const auto migrated = migrator.migrate(**connection, path); !migrated) {
        return fail(migrated.error().in(path));
    }
    std::unique_ptr<ConfigFile> file(new ConfigFile(std::move(*connection), path));
    if (const auto prepared = file->prepare(); !prepared) {
        return fail(prepared.error().in(path));
    }
    file->m_journal = journalOf(path);
    return file;
}

Result<void> ConfigFile::prepare()
{
    if (auto added = servers.addFirst(); !added) {
        return added;
    }
    purge();
    const auto version = readVersion();
    if (!version) {
        return fail(version.error());
    }
    m_loadedVersion = *version;
    return {};
}

/// What can't be deleted now goes another time.
void ConfigFile::purge() const
{
    const Timestamp removedBefore = systemClock().now() - removedAreKept;
    tellPurge("removed servers:", servers.purge(removedBefore));
    tellPurge("removed commands:", commands.purge(removedBefore));
    tellPurge("old alerts:", alerts.purge());
    tellPurge("hardware:", hardware.purge());
    tellPurge("notes:", notes.purge(removedBefore));
    tellPurge("boots:", boots.purge());
}

Result<qint64> ConfigFile::readVersion() const
{
    const auto version = m_connection->value(u"PRAGMA data_version"_s);
    if (!version) {
        return fail(version.error());
    }
    return version->toLongLong();
}

Result<ConfigState> ConfigFile::load()
{
    // Read first: what another process commits meanwhile is then loaded once more, never missed.
    const auto version = readVersion();
    if (!version) {
        return fail(version.error());
    }
    auto state = readAll();
    if (state) {
        m_loadedVersion = *version;
    }
    return state;
}

Result<ConfigState> ConfigFile::readAll() const
{
    auto allServers = servers.all();
    if (!allServers) {
        return fail(allServers.error());
    }
    auto removed = servers.removedRetention();
    if (!removed) {
        return fail(removed.error());
    }
    auto allPins = pins.all();
    if (!allPins) {
        return fail(allPins.error());
    }
    auto firing = alerts.firing();
    if (!firing) {
        return fail(firing.error());
    }
    auto secretNotes = secrets.all();
    if (!secretNotes) {
        return fail(secretNotes.error());
    }
    auto allCommands = commands.all();
    if (!allCommands) {
        return fail(allCommands.error());
    }
    auto allNotes = notes.all();
    if (!allNotes) {
        return fail(allNotes.error());
    }
    return ConfigState{.servers = *std::move(allServers),
                       .removed = *std::move(removed),
                       .pins = *std::move(allPins),
                       .firing = *std::move(firing),
                       .secrets = *std::move(secretNotes),
                       .commands = *std::move(allCommands),
                       .notes = *std::move(allNotes)};
}

Result<QStringList> ConfigFile::namedKeyFiles() const
{
    auto files = servers.identityFiles();
    const auto kept = secrets.all();
    if (!files || !kept) {
        return fail(!files ? files.error() : kept.error());
    }
    for (const KeptSecret& secret : kept->kept) {
        *files += secret.login.split(u'\n', Qt::SkipEmptyParts); // one of its lines is the key file
    }
    return files;
}

} // namespace vedette::store

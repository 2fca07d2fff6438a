// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/ConfigStore.h"

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/store/DatabaseFile.h"
#include "core/store/FileIdentity.h"
#include "core/store/KnownFiles.h"
#include "core/store/Migrator.h"
#include "core/store/backup/RestoreSteps.h"
#include "core/store/config/AlertRepository.h"
#include "core/store/config/BootRepository.h"
#include "core/store/config/CommandRepository.h"
#include "core/store/config/HardwareRepository.h"
#include "core/store/config/NoteRepository.h"
#include "core/store/config/PinRepository.h"
#include "core/store/config/ServerRepository.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr std::chrono::days removedAreKept{1};
constexpr milliseconds configBusyTimeout{1500}; // an end of the program has to wait for it, too

/// Says where a copy is: this file is never replaced by itself.
Error withBackups(Error error, const QString& path)
{
    const QStringList backups = backupsOf(path);
    if (error.code == ErrorCode::StoreCorrupt && !backups.isEmpty()) {
        error.detail += u"; backup: "_s + backups.join(u", "_s);
    }
    return error;
}

Result<void> checkExisting(const Migrator& migrator, const QString& path)
{
    if (auto accessible = checkAccess(path); !accessible) {
        return accessible;
    }
    if (isNewDatabase(path)) {
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

/// What could not be deleted takes room, and nothing else.
void tellPurge(const char* what, const Result<void>& purged)
{
    if (!purged) {
        qCWarning(logStore) << "purge of" << what << purged.error().detail;
    }
}

} // namespace

class ConfigStore::Private
{
public:
    Private(std::unique_ptr<Connection> opened, const QString& path)
        : connection(std::move(opened))
        , identity(identityOf(path))
        , servers(*connection)
        , pins(*connection)
        , alerts(*connection)
        , secrets(*connection)
        , commands(*connection)
        , hardware(*connection)
        , notes(*connection)
        , boots(*connection)
    { }

    [[nodiscard]] Result<void> prepare()
    {
        if (auto added = servers.addFirst(); !added) {
            return added;
        }
        const Timestamp removedBefore = systemClock().now() - removedAreKept;
        tellPurge("removed servers", servers.purge(removedBefore));
        tellPurge("removed commands", commands.purge(removedBefore));
        tellPurge("old alerts", alerts.purge());
        tellPurge("hardware", hardware.purge());
        tellPurge("notes", notes.purge(removedBefore));
        tellPurge("boots", boots.purge());
        const auto version = readDataVersion();
        if (!version) {
            return fail(version.error());
        }
        dataVersion = *version;
        return {};
    }

    [[nodiscard]] Result<qint64> readDataVersion() const
    {
        const auto version = connection->value(u"PRAGMA data_version"_s);
        if (!version) {
            return fail(version.error());
        }
        return version->toLongLong();
    }

    std::unique_ptr<Connection> connection;
    std::optional<FileIdentity> identity;
    std::optional<FileIdentity> journal;
    ServerRepository servers;
    PinRepository pins;
    AlertRepository alerts;
    SecretRepository secrets;
    CommandRepository commands;
    HardwareRepository hardware;
    NoteRepository notes;
    BootRepository boots;
    qint64 dataVersion = 0;
};

ConfigStore::ConfigStore(QString folder, std::unique_ptr<Private> state)
    : m_folder(std::move(folder))
    , m_d(std::move(state))
{ }

ConfigStore::~ConfigStore()
{
    close();
}

Result<std::unique_ptr<ConfigStore>> ConfigStore::open(const QString& folder)
{
    auto state = openFile(folder);
    if (!state) {
        return fail(state.error());
    }
    return std::unique_ptr<ConfigStore>(new ConfigStore(folder, *std::move(state)));
}

Result<std::unique_ptr<ConfigStore::Private>> ConfigStore::openFile(const QString& folder)
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
    auto state = std::make_unique<Private>(std::move(*connection), path);
    if (const auto prepared = state->prepare(); !prepared) {
        return fail(prepared.error().in(path));
    }
    state->journal = journalOf(path);
    return state;
}

QString ConfigStore::path() const
{
    return QDir(m_folder).filePath(configDatabase.fileName);
}

bool ConfigStore::isSameFile() const
{
    return m_d && identityOf(path()) == m_d->identity;
}

/// SQLite goes on in a file that was deleted or replaced: what it took would be lost at the end.
Result<void> ConfigStore::requireSameFile() const
{
    if (isSameFile()) {
        return {};
    }
    return fail(ErrorCode::StoreIo, path() + u" was deleted or replaced: nothing was changed"_s);
}

/// SQLite leaves the journal of a file that moved, and would play it into the one that took its
/// place.
void ConfigStore::close()
{
    if (!m_d) {
        return;
    }
    const bool wasReplaced = !isSameFile();
    const auto journal = m_d->journal;
    m_d.reset();
    if (!wasReplaced) {
        return;
    }
    qCWarning(logStore) << "vedette.db was deleted or replaced while it was open";
    discardJournal(path(), journal);
}

/// A file that came back, or another one in its place, is read anew; a missing one is awaited.
Result<bool> ConfigStore::reopen()
{
    if (!identityOf(path())) {
        return false;
    }
    close();
    auto state = openFile(m_folder);
    if (!state) {
        return fail(state.error());
    }
    m_d = *std::move(state);
    return true;
}

Result<ConfigState> ConfigStore::load()
{
    if (const auto same = requireSameFile(); !same) {
        return fail(same.error());
    }
    // Read first: what another process commits meanwhile is then loaded once more, never missed.
    const auto version = m_d->readDataVersion();
    if (!version) {
        return fail(version.error());
    }
    auto servers = m_d->servers.all();
    if (!servers) {
        return fail(servers.error());
    }
    auto pins = m_d->pins.all();
    if (!pins) {
        return fail(pins.error());
    }
    auto firing = m_d->alerts.firing();
    if (!firing) {
        return fail(firing.error());
    }
    auto secrets = m_d->secrets.all();
    if (!secrets) {
        return fail(secrets.error());
    }
    auto commands = m_d->commands.all();
    if (!commands) {
        return fail(commands.error());
    }
    auto notes = m_d->notes.all();
    if (!notes) {
        return fail(notes.error());
    }
    m_d->dataVersion = *version;
    return ConfigState{.servers = *std::move(servers),
                       .pins = *std::move(pins),
                       .firing = *std::move(firing),
                       .secrets = *std::move(secrets),
                       .commands = *std::move(commands),
                       .notes = *std::move(notes)};
}

Result<std::vector<Server>> ConfigStore::addServers(const std::vector<Server>& servers)
{
    if (const auto same = requireSameFile(); !same) {
        return fail(same.error());
    }
    return m_d->servers.add(servers);
}

Result<void> ConfigStore::updateServer(const Server& server)
{
    if (const auto same = requireSameFile(); !same) {
        return fail(same.error());
    }
    return m_d->servers.update(server);
}

Result<void> ConfigStore::setMonitored(const std::vector<ServerId>& servers, bool isMonitored)
{
    if (const auto same = requireSameFile(); !same) {
        return fail(same.error());
    }
    return m_d->servers.setMonitored(servers, isMonitored);
}

Result<void> ConfigStore::setGroup(const std::vector<ServerId>& servers, const QString& group)
{
    if (const auto same = requireSameFile(); !same) {
        return fail(same.error());
    }
    return m_d->servers.setGroup(servers, group);
}

Result<void> ConfigStore::removeServers(const std::vector<ServerId>& servers)
{
    if (const auto same = requireSameFile(); !same) {
        return fail(same.error());
    }
    return m_d->servers.remove(servers, systemClock().now());
}

Result<std::vector<Server>> ConfigStore::restoreServers(const std::vector<ServerId>& servers)
{
    if (const auto same = requireSameFile(); !same) {
        return fail(same.error());
    }
    return m_d->servers.restore(servers);
}

Result<void> ConfigStore::addPin(const HostKeyPin& pin)
{
    if (const auto same = requireSameFile(); !same) {
        return fail(same.error());
    }
    return m_d->pins.add(pin);
}

Result<void> ConfigStore::removePins(const QString& host, quint16 port)
{
    if (const auto same = requireSameFile(); !same) {
        return fail(same.error());
    }
    return m_d->pins.remove(host, port);
}

Result<QStringList> ConfigStore::namedKeyFiles()
{
    if (const auto same = requireSameFile(); !same) {
        return fail(same.error());
    }
    auto files = m_d->servers.identityFiles();
    const auto notes = m_d->secrets.all();
    if (!files || !notes) {
        return fail(!files ? files.error() : notes.error());
    }
    for (const KeptSecret& kept : notes->kept) {
        *files += kept.login.split(u'\n', Qt::SkipEmptyParts); // one of its lines is the key file
    }
    return files;
}

Result<void> ConfigStore::setSecretPlace(SecretPlace place)
{
    return requireSameFile().and_then([&] { return m_d->secrets.setPlace(place); });
}

Result<void> ConfigStore::keepSecret(ServerId server, const QString& login)
{
    return requireSameFile().and_then([&] { return m_d->secrets.keep(server, login); });
}

Result<void> ConfigStore::releaseSecret(ServerId server)
{
    return requireSameFile().and_then([&] { return m_d->secrets.release(server); });
}

Result<void> ConfigStore::dropSecret(ServerId server)
{
    return requireSameFile().and_then([&] { return m_d->secrets.drop(server); });
}

Result<std::vector<CustomCommand>>
ConfigStore::saveCommands(const std::vector<CustomCommand>& commands)
{
    return requireSameFile().and_then([&] { return m_d->commands.save(commands); });
}

Result<std::vector<CustomCommand>>
ConfigStore::removeCommands(const std::vector<CommandId>& commands)
{
    return requireSameFile().and_then(
        [&] { return m_d->commands.remove(commands, systemClock().now()); });
}

Result<std::vector<CustomCommand>>
ConfigStore::restoreCommands(const std::vector<CommandId>& commands)
{
    return requireSameFile().and_then([&] { return m_d->commands.restore(commands); });
}

Result<const NoteRepository*> ConfigStore::notes()
{
    return requireSameFile().map([&]() -> const NoteRepository* { return &m_d->notes; });
}

Result<AlertId> ConfigStore::raiseAlert(const Alert& alert)
{
    return requireSameFile().and_then([&] { return m_d->alerts.raise(alert); });
}

Result<AlertId> ConfigStore::resolveAlert(const Alert& alert)
{
    const Timestamp at = alert.resolvedAt.value_or(systemClock().now());
    return requireSameFile().and_then([&] { return m_d->alerts.resolve(alert, at); });
}

Result<std::vector<Alert>> ConfigStore::alerts(const AlertQuery& query)
{
    return requireSameFile().and_then([&] { return m_d->alerts.matching(query); });
}

Result<std::vector<AlertSpan>> ConfigStore::alertSpans(Timestamp since)
{
    return requireSameFile().and_then([&] { return m_d->alerts.spans(since); });
}

Result<std::vector<HardwareChange>>
ConfigStore::keepHardware(ServerId server, const Hardware& hardware, Timestamp at)
{
    return requireSameFile().and_then([&] { return m_d->hardware.keep(server, hardware, at); });
}

Result<HardwareHistory> ConfigStore::hardware(ServerId server)
{
    return requireSameFile().and_then([&] { return m_d->hardware.find(server); });
}

Result<void> ConfigStore::keepBoots(ServerId server, const std::vector<BootRecord>& boots)
{
    return requireSameFile().and_then([&] { return m_d->boots.keep(server, boots); });
}

Result<std::vector<BootRecord>> ConfigStore::boots(ServerId server)
{
    return requireSameFile().and_then([&] { return m_d->boots.all(server); });
}

Result<bool> ConfigStore::hasForeignChanges()
{
    if (!isSameFile()) {
        return reopen();
    }
    const auto version = m_d->readDataVersion();
    if (!version) {
        return fail(version.error());
    }
    return *version != m_d->dataVersion;
}

} // namespace vedette::store

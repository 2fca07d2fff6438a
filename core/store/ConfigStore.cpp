// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/ConfigStore.h"

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/store/AlertRepository.h"
#include "core/store/DatabaseFile.h"
#include "core/store/Migrator.h"
#include "core/store/PinRepository.h"
#include "core/store/ServerRepository.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr qint32 applicationId = 1447380035; // "VEDC", as in resources/sql/config
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

} // namespace

class ConfigStore::Private
{
public:
    explicit Private(std::unique_ptr<Connection> opened)
        : connection(std::move(opened))
        , servers(*connection)
        , pins(*connection)
        , alerts(*connection)
    { }

    [[nodiscard]] Result<void> prepare()
    {
        if (auto added = servers.addFirst(); !added) {
            return added;
        }
        if (const auto purged = servers.purge(systemClock().now() - removedAreKept); !purged) {
            qCWarning(logStore) << "purge of removed servers:" << purged.error().detail;
        }
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
    ServerRepository servers;
    PinRepository pins;
    AlertRepository alerts;
    qint64 dataVersion = 0;
};

ConfigStore::ConfigStore(std::unique_ptr<Private> state)
    : m_d(std::move(state))
{ }

ConfigStore::~ConfigStore() = default;

Result<std::unique_ptr<ConfigStore>> ConfigStore::open(const QString& folder)
{
    const QString path = QDir(folder).filePath(u"vedette.db"_s);
    const Migrator migrator(embeddedSchema(u"config"_s, applicationId));
    if (const auto ready = prepareFolder(folder); !ready) {
        return fail(ready.error());
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
    auto state = std::make_unique<Private>(std::move(*connection));
    if (const auto prepared = state->prepare(); !prepared) {
        return fail(prepared.error().in(path));
    }
    return std::unique_ptr<ConfigStore>(new ConfigStore(std::move(state)));
}

Result<ConfigState> ConfigStore::load()
{
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
    m_d->dataVersion = *version;
    return ConfigState{std::move(*servers), std::move(*pins), std::move(*firing)};
}

Result<std::vector<Server>> ConfigStore::addServers(const std::vector<Server>& servers)
{
    return m_d->servers.add(servers);
}

Result<void> ConfigStore::updateServer(const Server& server)
{
    return m_d->servers.update(server);
}

Result<void> ConfigStore::setMonitored(const std::vector<ServerId>& servers, bool isMonitored)
{
    return m_d->servers.setMonitored(servers, isMonitored);
}

Result<void> ConfigStore::removeServers(const std::vector<ServerId>& servers)
{
    return m_d->servers.remove(servers, systemClock().now());
}

Result<std::vector<Server>> ConfigStore::restoreServers(const std::vector<ServerId>& servers)
{
    return m_d->servers.restore(servers);
}

Result<void> ConfigStore::addPin(const HostKeyPin& pin)
{
    return m_d->pins.add(pin);
}

Result<void> ConfigStore::removePins(const QString& host, quint16 port)
{
    return m_d->pins.remove(host, port);
}

Result<AlertId> ConfigStore::raiseAlert(const Alert& alert)
{
    return m_d->alerts.raise(alert);
}

Result<AlertId> ConfigStore::resolveAlert(const Alert& alert)
{
    return m_d->alerts.resolve(alert, alert.resolvedAt.value_or(systemClock().now()));
}

Result<std::vector<Alert>> ConfigStore::newestAlerts(int limit)
{
    return m_d->alerts.newest(limit);
}

Result<bool> ConfigStore::hasForeignChanges()
{
    const auto version = m_d->readDataVersion();
    if (!version) {
        return fail(version.error());
    }
    return *version != m_d->dataVersion;
}

} // namespace vedette::store

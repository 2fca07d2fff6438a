// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/ConfigStore.h"

#include "core/base/Clock.h"
#include "core/base/Deadline.h"
#include "core/base/Log.h"
#include "core/store/DatabaseFile.h"
#include "core/store/KnownFiles.h"
#include "core/store/config/ConfigFile.h"

#include <QDir>

#include <thread>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr seconds lockIsAwaited{4}; // and the last try's one second
constexpr milliseconds betweenTries{20}; // for what is refused at once

/// In short tries (ConfigFile), between which it can be told that the end has come.
template <class Try>
std::invoke_result_t<Try> awaitingLock(Try attempt, const std::stop_token& stop)
{
    const Deadline end = Deadline::after(lockIsAwaited);
    auto done = attempt();
    while (!done && done.error().code == ErrorCode::StoreBusy && !stop.stop_requested()
           && !end.hasExpired()) {
        std::this_thread::sleep_for(betweenTries);
        done = attempt();
    }
    return done;
}

} // namespace

template <class Deed>
std::invoke_result_t<Deed, ConfigFile&> ConfigStore::perform(Deed deed)
{
    if (const auto sound = requireSoundFile(); !sound) {
        return fail(sound.error());
    }
    const auto attempt = [&] { return deed(*m_file); };
    auto done = awaitingLock(attempt, m_stop);
    if (!done && done.error().code == ErrorCode::StoreFull && m_reserve.release()) {
        done = awaitingLock(attempt, m_stop);
    }
    if (!done && done.error().code == ErrorCode::StoreIo) {
        m_suspect = m_file->identity();
    }
    return done;
}

ConfigStore::ConfigStore(QString folder, std::unique_ptr<ConfigFile> file, Access access)
    : m_folder(std::move(folder))
    , m_access(access)
    , m_reserve(m_folder)
    , m_file(std::move(file))
{ }

ConfigStore::~ConfigStore()
{
    close();
}

ConfigStore::Opened
ConfigStore::open(const QString& folder, const std::stop_token& stop, Access access)
{
    const auto attempt = [&folder, access] { return ConfigFile::open(folder, access); };
    auto file = awaitingLock(attempt, stop);
    if (!file && file.error().code == ErrorCode::StoreFull && ReserveFile(folder).release()) {
        file = awaitingLock(attempt, stop);
    }
    if (!file) {
        return fail(file.error());
    }
    std::unique_ptr<ConfigStore> store(new ConfigStore(folder, *std::move(file), access));
    store->m_stop = stop;
    return store;
}

QString ConfigStore::path() const
{
    return QDir(m_folder).filePath(configDatabase.fileName);
}

bool ConfigStore::isSameFile() const
{
    return m_file && identityOf(path()) == m_file->identity();
}

/// SQLite goes on in a file that was deleted or replaced: what it took would be lost at the end.
Result<void> ConfigStore::requireSoundFile()
{
    if (m_suspect && identityOf(path()) == m_suspect) {
        return checkSuspect();
    }
    if (isSameFile()) {
        return {};
    }
    return fail(ErrorCode::StoreIo, path() + u" was deleted or replaced: nothing was changed"_s);
}

/// After a failed write or fsync nothing is sure: what SQLite knows of the file goes, and what is
/// in it is looked at again.
Result<void> ConfigStore::checkSuspect()
{
    m_file.reset();
    auto file = ConfigFile::open(m_folder, m_access);
    if (!file) {
        return fail(file.error());
    }
    m_file = *std::move(file);
    m_file->forgetVersion(); // another process may have been here meanwhile
    m_suspect.reset();
    return {};
}

/// SQLite leaves the journal of a file that moved, and would play it into the one that took its
/// place.
void ConfigStore::close()
{
    if (!m_file) {
        return;
    }
    const bool wasReplaced = !isSameFile();
    const auto journal = m_file->journal();
    m_file.reset();
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
    auto file = ConfigFile::open(m_folder, m_access);
    if (!file) {
        return fail(file.error());
    }
    m_file = *std::move(file);
    m_suspect.reset();
    return true;
}

Result<ConfigState> ConfigStore::load()
{
    return perform([](ConfigFile& file) { return file.load(); });
}

Result<std::vector<Server>> ConfigStore::addServers(const std::vector<Server>& servers)
{
    return perform([&](ConfigFile& file) { return file.servers.add(servers); });
}

Result<void> ConfigStore::updateServer(const Server& server)
{
    return perform([&](ConfigFile& file) { return file.servers.update(server); });
}

Result<void> ConfigStore::setMonitored(const std::vector<ServerId>& servers, bool isMonitored)
{
    return perform(
        [&](ConfigFile& file) { return file.servers.setMonitored(servers, isMonitored); });
}

Result<void> ConfigStore::setGroup(const std::vector<ServerId>& servers, const QString& group)
{
    return perform([&](ConfigFile& file) { return file.servers.setGroup(servers, group); });
}

Result<void> ConfigStore::removeServers(const std::vector<ServerId>& servers)
{
    return perform(
        [&](ConfigFile& file) { return file.servers.remove(servers, systemClock().now()); });
}

Result<std::vector<Server>> ConfigStore::restoreServers(const std::vector<ServerId>& servers)
{
    return perform([&](ConfigFile& file) { return file.servers.restore(servers); });
}

Result<void> ConfigStore::addPin(const HostKeyPin& pin)
{
    return perform([&](ConfigFile& file) { return file.pins.add(pin); });
}

Result<void> ConfigStore::removePins(const QString& host, quint16 port)
{
    return perform([&](ConfigFile& file) { return file.pins.remove(host, port); });
}

Result<QStringList> ConfigStore::namedKeyFiles()
{
    return perform([](ConfigFile& file) { return file.namedKeyFiles(); });
}

Result<void> ConfigStore::setSecretPlace(SecretPlace place)
{
    return perform([&](ConfigFile& file) { return file.secrets.setPlace(place); });
}

Result<void> ConfigStore::keepSecret(ServerId server, const QString& login)
{
    return perform([&](ConfigFile& file) { return file.secrets.keep(server, login); });
}

Result<void> ConfigStore::releaseSecret(ServerId server)
{
    return perform([&](ConfigFile& file) { return file.secrets.release(server); });
}

Result<void> ConfigStore::dropSecret(ServerId server)
{
    return perform([&](ConfigFile& file) { return file.secrets.drop(server); });
}

Result<std::vector<CustomCommand>>
ConfigStore::saveCommands(const std::vector<CustomCommand>& commands)
{
    return perform([&](ConfigFile& file) { return file.commands.save(commands); });
}

Result<std::vector<CustomCommand>>
ConfigStore::removeCommands(const std::vector<CommandId>& commands)
{
    return perform(
        [&](ConfigFile& file) { return file.commands.remove(commands, systemClock().now()); });
}

Result<std::vector<CustomCommand>>
ConfigStore::restoreCommands(const std::vector<CommandId>& commands)
{
    return perform([&](ConfigFile& file) { return file.commands.restore(commands); });
}

Result<std::vector<Note>> ConfigStore::withNotes(const NoteAct& act)
{
    return perform([&](ConfigFile& file) { return act(file.notes); });
}

Result<AlertId> ConfigStore::raiseAlert(const Alert& alert)
{
    return perform([&](ConfigFile& file) { return file.alerts.raise(alert); });
}

Result<AlertId> ConfigStore::resolveAlert(const Alert& alert)
{
    return perform([&](ConfigFile& file) {
        return file.alerts.resolve(alert, alert.resolvedAt.value_or(systemClock().now()));
    });
}

Result<std::vector<Alert>> ConfigStore::alerts(const AlertQuery& query)
{
    return perform([&](ConfigFile& file) { return file.alerts.matching(query); });
}

Result<std::vector<AlertSpan>> ConfigStore::alertSpans(Timestamp since)
{
    return perform([&](ConfigFile& file) { return file.alerts.spans(since); });
}

Result<std::vector<HardwareChange>>
ConfigStore::keepHardware(ServerId server, const Hardware& hardware, Timestamp at)
{
    return perform([&](ConfigFile& file) { return file.hardware.keep(server, hardware, at); });
}

Result<HardwareHistory> ConfigStore::hardware(ServerId server)
{
    return perform([&](ConfigFile& file) { return file.hardware.find(server); });
}

void ConfigStore::keepReserve()
{
    if (m_access == Access::ReadWrite) {
        m_reserve.keep();
    }
}

Result<void> ConfigStore::keepBoots(ServerId server, const std::vector<BootRecord>& boots)
{
    return perform([&](ConfigFile& file) { return file.boots.keep(server, boots); });
}

Result<std::vector<BootRecord>> ConfigStore::boots(ServerId server)
{
    return perform([&](ConfigFile& file) { return file.boots.all(server); });
}

Result<bool> ConfigStore::hasForeignChanges()
{
    if (!isSameFile()) {
        return reopen();
    }
    const auto version = perform([](ConfigFile& file) { return file.readVersion(); });
    if (!version) {
        return fail(version.error());
    }
    return *version != m_file->loadedVersion();
}

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/Configuration.h"

#include "core/base/Clock.h"
#include "core/model/HostKeyName.h"
#include "core/store/config/ConfigStore.h"
#include "core/store/config/NoteRepository.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::engine {

Configuration::Configuration(std::unique_ptr<store::ConfigStore> store)
    : m_store(std::move(store))
{ }

Configuration::~Configuration() = default;

Result<std::unique_ptr<Configuration>> Configuration::open(const QString& folder)
{
    auto store = store::ConfigStore::open(folder);
    if (!store) {
        return fail(store.error());
    }
    return std::unique_ptr<Configuration>(new Configuration(*std::move(store)));
}

Result<std::vector<Server>> Configuration::servers()
{
    auto state = m_store->load();
    if (!state) {
        return fail(state.error());
    }
    return std::move(state->servers);
}

Result<HostKeyPins> Configuration::pins()
{
    auto state = m_store->load();
    if (!state) {
        return fail(state.error());
    }
    return std::move(state->pins);
}

Result<Server> Configuration::find(const QString& name)
{
    const auto known = servers();
    if (!known) {
        return fail(known.error());
    }
    const QString key = nameKey(name);
    const auto found = std::ranges::find_if(*known, [&key](const Server& server) {
        const bool isMeant = key == "local"_L1 && server.kind == ServerKind::Local;
        return isMeant || nameKey(server.name) == key;
    });
    if (found == known->end()) {
        return fail(ErrorCode::NotFound, u"no server of the list is called “%1”"_s.arg(name));
    }
    return *found;
}

Result<std::vector<Server>> Configuration::add(const std::vector<Server>& servers)
{
    return m_store->addServers(servers);
}

Result<void> Configuration::update(const Server& server)
{
    return m_store->updateServer(server);
}

Result<void> Configuration::remove(ServerId server)
{
    return m_store->removeServers({server});
}

Result<void> Configuration::setMonitored(ServerId server, bool isMonitored)
{
    return m_store->setMonitored({server}, isMonitored);
}

Result<void> Configuration::addPin(const HostKeyPin& pin)
{
    return m_store->addPin(pin);
}

Result<void> Configuration::forgetHostKeys(const Server& server)
{
    const HostKeyName name = hostKeyNameOf(server);
    return m_store->removePins(name.host.toLower(), name.port);
}

Result<QStringList> Configuration::namedKeyFiles()
{
    return m_store->namedKeyFiles();
}

Result<HardwareHistory> Configuration::hardware(ServerId server)
{
    return m_store->hardware(server);
}

Result<store::SecretNotes> Configuration::secretNotes()
{
    auto state = m_store->load();
    if (!state) {
        return fail(state.error());
    }
    return std::move(state->secrets);
}

Result<void> Configuration::setSecretPlace(SecretPlace place)
{
    return m_store->setSecretPlace(place);
}

Result<void> Configuration::keepSecret(ServerId server, const QString& login)
{
    return m_store->keepSecret(server, login);
}

Result<void> Configuration::releaseSecret(ServerId server)
{
    return m_store->releaseSecret(server);
}

Result<void> Configuration::dropSecret(ServerId server)
{
    return m_store->dropSecret(server);
}

Result<std::vector<CustomCommand>> Configuration::commands()
{
    auto state = m_store->load();
    if (!state) {
        return fail(state.error());
    }
    return std::move(state->commands);
}

Result<CustomCommand> Configuration::findCommand(const QString& name)
{
    const auto known = commands();
    if (!known) {
        return fail(known.error());
    }
    const QString key = nameKey(name);
    const auto found = std::ranges::find_if(
        *known, [&key](const CustomCommand& command) { return nameKey(command.name) == key; });
    if (found == known->end()) {
        return fail(ErrorCode::NotFound, u"no command is called “%1”"_s.arg(name));
    }
    return *found;
}

Result<void> Configuration::saveCommands(const std::vector<CustomCommand>& commands)
{
    return m_store->saveCommands(commands).map([](const auto&) {});
}

Result<void> Configuration::removeCommands(const std::vector<CommandId>& commands)
{
    return m_store->removeCommands(commands).map([](const auto&) {});
}

Result<std::vector<Note>> Configuration::notes()
{
    return m_store->withNotes([](const auto& notes) { return notes.all(); });
}

Result<std::vector<Note>> Configuration::saveNote(const Note& note)
{
    return m_store->withNotes(
        [&](const auto& notes) { return notes.save(note, systemClock().now()); });
}

Result<std::vector<Note>> Configuration::removeNotes(const std::vector<NoteId>& notes)
{
    return m_store->withNotes(
        [&](const auto& stored) { return stored.remove(notes, systemClock().now()); });
}

} // namespace vedette::engine

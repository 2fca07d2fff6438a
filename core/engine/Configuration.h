// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/CustomCommand.h"
#include "core/model/HardwareHistory.h"
#include "core/model/HostKey.h"
#include "core/model/Note.h"
#include "core/model/SecretsStatus.h"
#include "core/model/Server.h"
#include "core/store/config/SecretRepository.h"

#include <QString>

#include <memory>
#include <vector>

namespace vedette::store {
class ConfigStore;
}

namespace vedette::engine {

/// The stored configuration for the command line: blocking calls, safe while a collector runs on
/// the same folder, which notices the change by itself. Lives on the thread that opened it.
class Configuration
{
public:
    /// Errors are those of ConfigStore::open.
    [[nodiscard]] static Result<std::unique_ptr<Configuration>> open(const QString& folder);
    Configuration(const Configuration&) = delete;
    Configuration& operator=(const Configuration&) = delete;
    ~Configuration();

    [[nodiscard]] Result<std::vector<Server>> servers();
    [[nodiscard]] Result<HostKeyPins> pins();
    /// By name, upper or lower case, or "local" for this computer. NotFound.
    [[nodiscard]] Result<Server> find(const QString& name);
    [[nodiscard]] Result<std::vector<Server>> add(const std::vector<Server>& servers);
    [[nodiscard]] Result<void> update(const Server& server);
    [[nodiscard]] Result<void> remove(ServerId server);
    [[nodiscard]] Result<void> setMonitored(ServerId server, bool isMonitored);
    [[nodiscard]] Result<void> addPin(const HostKeyPin& pin);
    /// The deliberate way past a changed host key.
    [[nodiscard]] Result<void> forgetHostKeys(const Server& server);
    /// As ConfigStore::namedKeyFiles().
    [[nodiscard]] Result<QStringList> namedKeyFiles();
    /// What was kept of a server while it was watched; empty for one that has never told.
    [[nodiscard]] Result<HardwareHistory> hardware(ServerId server);
    // What is remembered of secrets; SecretDesk keeps the secrets themselves.
    [[nodiscard]] Result<store::SecretNotes> secretNotes();
    [[nodiscard]] Result<void> setSecretPlace(SecretPlace place);
    [[nodiscard]] Result<void> keepSecret(ServerId server, const QString& login);
    [[nodiscard]] Result<void> releaseSecret(ServerId server);
    [[nodiscard]] Result<void> dropSecret(ServerId server);
    // Commands of the user; ConfigStore's, but for find: by name, upper or lower case. NotFound.
    [[nodiscard]] Result<std::vector<CustomCommand>> commands();
    [[nodiscard]] Result<CustomCommand> findCommand(const QString& name);
    [[nodiscard]] Result<void> saveCommands(const std::vector<CustomCommand>& commands);
    [[nodiscard]] Result<void> removeCommands(const std::vector<CommandId>& commands);
    // Notes on the history, as NoteRepository: each change answers all that there are then.
    [[nodiscard]] Result<std::vector<Note>> notes();
    [[nodiscard]] Result<std::vector<Note>> saveNote(const Note& note);
    [[nodiscard]] Result<std::vector<Note>> removeNotes(const std::vector<NoteId>& notes);

private:
    explicit Configuration(std::unique_ptr<store::ConfigStore> store);

    std::unique_ptr<store::ConfigStore> m_store;
};

} // namespace vedette::engine

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/AlertQuery.h"
#include "core/model/AlertSpan.h"
#include "core/model/BootRecord.h"
#include "core/model/HardwareHistory.h"
#include "core/store/FileIdentity.h"
#include "core/store/ReserveFile.h"
#include "core/store/config/ConfigState.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <type_traits>
#include <vector>

namespace vedette::store {

class ConfigFile;
class NoteRepository;

/// vedette.db: servers, pins, alerts, hardware, notes on secrets, commands, the user's notes
/// (journal WAL, synchronous FULL: a commit survives power loss). Plain blocking calls on one
/// connection; each changes all or nothing, and fails with StoreIo when the file was deleted or
/// replaced meanwhile. After any StoreIo the file is opened anew and checked before it is used
/// again; after StoreFull the reserve is given up and the change tried once more. Lives on the
/// thread that opened it (ConfigThread; a command line verb's main thread).
class ConfigStore
{
public:
    using Opened = Result<std::unique_ptr<ConfigStore>>;
    /// Opens or creates and migrates `folder`/vedette.db. A new file gets "This computer" where
    /// that exists. Errors: PermissionDenied, StoreReadOnly, SchemaTooNew, StoreCorrupt (nothing is
    /// touched then), StoreBusy. A restore that was cut short there is undone first. This and each
    /// change wait 5 s while another process has the lock; once `stop` is asked for, 1 s. To read,
    /// where nothing can be written: each change is StoreReadOnly, and so is an older version.
    [[nodiscard]] static Opened
    open(const QString& folder, const std::stop_token& stop = {}, Access access = {});
    ConfigStore(const ConfigStore&) = delete;
    ConfigStore& operator=(const ConfigStore&) = delete;
    ~ConfigStore();

    [[nodiscard]] Result<ConfigState> load();
    /// With new ids and positions. InvalidConfig: "nameTaken", or this computer twice,
    /// "localTaken".
    [[nodiscard]] Result<std::vector<Server>> addServers(const std::vector<Server>& servers);
    [[nodiscard]] Result<void> updateServer(const Server& server);
    [[nodiscard]] Result<void> setMonitored(const std::vector<ServerId>& servers, bool isMonitored);
    /// All or none: InvalidConfig when the name can't be ("nameTooLong"), NotFound.
    [[nodiscard]] Result<void> setGroup(const std::vector<ServerId>& servers, const QString& group);
    /// Marks as removed; what was removed more than a day ago is deleted for good at open().
    [[nodiscard]] Result<void> removeServers(const std::vector<ServerId>& servers);
    [[nodiscard]] Result<std::vector<Server>> restoreServers(const std::vector<ServerId>& servers);
    /// Adds the pin; the other keys pinned for that address stay.
    [[nodiscard]] Result<void> addPin(const HostKeyPin& pin);
    /// Forgets every key of an address: the deliberate way past a changed key.
    [[nodiscard]] Result<void> removePins(const QString& host, quint16 port);
    /// Key files of servers, also of removed ones, and of kept logins; what is not here is unused.
    [[nodiscard]] Result<QStringList> namedKeyFiles();
    /// What is remembered of secrets (SecretRepository).
    [[nodiscard]] Result<void> setSecretPlace(SecretPlace place);
    [[nodiscard]] Result<void> keepSecret(ServerId server, const QString& login);
    [[nodiscard]] Result<void> releaseSecret(ServerId server);
    [[nodiscard]] Result<void> dropSecret(ServerId server);
    [[nodiscard]] Result<AlertId> raiseAlert(const Alert& alert);
    /// An alert without an id is found by its server and its beginning. NotFound.
    [[nodiscard]] Result<AlertId> resolveAlert(const Alert& alert);
    [[nodiscard]] Result<std::vector<Alert>> alerts(const AlertQuery& query);
    [[nodiscard]] Result<std::vector<AlertSpan>> alertSpans(Timestamp since);
    // As CommandRepository; what was removed more than a day ago is deleted for good at open().
    [[nodiscard]] Result<std::vector<CustomCommand>>
    saveCommands(const std::vector<CustomCommand>& commands);
    [[nodiscard]] Result<std::vector<CustomCommand>>
    removeCommands(const std::vector<CommandId>& commands);
    [[nodiscard]] Result<std::vector<CustomCommand>>
    restoreCommands(const std::vector<CommandId>& commands);
    /// Reads or changes the user's notes; `act` may be called twice. Removed as commands are.
    using NoteAct = std::function<Result<std::vector<Note>>(const NoteRepository& notes)>;
    [[nodiscard]] Result<std::vector<Note>> withNotes(const NoteAct& act);
    /// As HardwareRepository::keep().
    [[nodiscard]] Result<std::vector<HardwareChange>>
    keepHardware(ServerId server, const Hardware& hardware, Timestamp at);
    /// Empty for a server that has never told.
    [[nodiscard]] Result<HardwareHistory> hardware(ServerId server);
    /// As BootRepository.
    [[nodiscard]] Result<void> keepBoots(ServerId server, const std::vector<BootRecord>& boots);
    [[nodiscard]] Result<std::vector<BootRecord>> boots(ServerId server);
    /// True when another process has committed since the last load() (PRAGMA data_version), or put
    /// another file in the place of this one, which is open then.
    [[nodiscard]] Result<bool> hasForeignChanges();
    /// Makes the reserve for alerts where it is missing and fits; looks every ten seconds at most.
    void keepReserve();

private:
    ConfigStore(QString folder, std::unique_ptr<ConfigFile> file, Access access);

    [[nodiscard]] QString path() const;
    [[nodiscard]] bool isSameFile() const;
    template <class Deed>
    [[nodiscard]] std::invoke_result_t<Deed, ConfigFile&> perform(Deed deed);
    [[nodiscard]] Result<void> requireSoundFile();
    [[nodiscard]] Result<void> checkSuspect();
    void close();
    [[nodiscard]] Result<bool> reopen();

    QString m_folder;
    std::stop_token m_stop;
    Access m_access;
    ReserveFile m_reserve;
    std::optional<FileIdentity> m_suspect; ///< a file of which a write, read or fsync has failed
    std::unique_ptr<ConfigFile> m_file; ///< null when a file anew could not be opened
};

} // namespace vedette::store

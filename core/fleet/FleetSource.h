// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/fleet/FleetCapability.h"
#include "core/fleet/FleetState.h"
#include "core/model/AlertQuery.h"
#include "core/model/CollectorHealth.h"
#include "core/model/ConnectionReport.h"
#include "core/model/Credential.h"
#include "core/model/History.h"
#include "core/model/HostKey.h"
#include "core/model/Server.h"
#include "core/model/ServerStatus.h"
#include "core/model/Snapshot.h"

#include <QObject>

#include <optional>
#include <vector>

namespace vedette {

class AccessSource;
class BackupSource;
class CommandSource;
class ExportSource;
class NoteSource;
class ProbeSource;
class QuestionSource;
class SecretsSource;

/// What a window may ask of a fleet, and hear from it.
/// Commands may be called from any thread, return at once and are answered by a signal that bears
/// the RequestId. Signals come from a thread of its own: connect with a context object.
class FleetSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual FleetCapabilities capabilities() const = 0;
    /// Answered by fleetLoaded; further changes follow as signals.
    virtual RequestId requestFleet() = 0;
    virtual RequestId requestHistory(const HistoryQuery& query) = 0;
    /// Answered by alertsReady.
    virtual RequestId requestAlerts(const AlertQuery& query) = 0;

    // Answered by commandFinished. A credential is kept once the server has its id; where that
    // fails SecretsSource tells why.
    virtual RequestId addServers(const std::vector<Server>& servers, const Credential& credential)
        = 0;
    /// Without a credential the known one stays, unless the address or the way of the login is
    /// another one now. One that is not to be kept takes the place of a kept one, which goes.
    virtual RequestId updateServer(const Server& server,
                                   const std::optional<Credential>& credential)
        = 0;
    virtual RequestId removeServers(const std::vector<ServerId>& servers) = 0;
    /// Undo of removeServers: their history is still there.
    virtual RequestId restoreServers(const std::vector<ServerId>& servers) = 0;
    virtual RequestId setMonitored(const std::vector<ServerId>& servers, bool isMonitored) = 0;
    /// All of them or, with an error, none; an empty name is no group.
    virtual RequestId setGroup(const std::vector<ServerId>& servers, const QString& group) = 0;
    /// Connect now: the user's way past a refused login. What the server asks comes as a question.
    virtual RequestId retryNow(ServerId server) = 0;
    /// A person answers NeedsUser: the secrets for the login …
    virtual RequestId supplyCredential(ServerId server, const Credential& credential) = 0;
    /// … or trust in a host key never seen before, the server's or that of a jump host on its way.
    /// Refused when another key is pinned.
    virtual RequestId trustHostKey(ServerId server, const HostKeyIssue& issue) = 0;

    /// Dials without keeping anything; answered by connectionTested. What was seen in
    /// `trusted` is accepted for this test only.
    virtual RequestId testConnection(const Server& server,
                                     const Credential& credential,
                                     const std::vector<HostKeyIssue>& trusted)
        = 0;
    /// The same with the stored server and the secrets that the collector holds or keeps
    /// (VaultLocked, KeychainFailed); commandFinished with NotFound when there is no such server.
    virtual RequestId diagnose(ServerId server) = 0;
    /// Ends a testConnection or diagnose early: Cancelled.
    virtual void cancel(RequestId request) = 0;

    // Each lives as long, and is null where that is not for this listener.
    /// Where secrets are kept.
    [[nodiscard]] virtual SecretsSource* secrets() { return nullptr; }
    /// What logins ask.
    [[nodiscard]] virtual QuestionSource* questions() { return nullptr; }
    /// Restricted access.
    [[nodiscard]] virtual AccessSource* access() { return nullptr; }
    /// Slow probes, and where a number comes from.
    [[nodiscard]] virtual ProbeSource* probes() { return nullptr; }
    [[nodiscard]] virtual CommandSource* commands() { return nullptr; }
    /// Stored values into files.
    [[nodiscard]] virtual ExportSource* exports() { return nullptr; }
    [[nodiscard]] virtual NoteSource* notes() { return nullptr; }
    [[nodiscard]] virtual BackupSource* backups() { return nullptr; }

Q_SIGNALS:
    void fleetLoaded(vedette::RequestId request, const vedette::FleetState& state);
    void historyReady(vedette::RequestId request, const vedette::Result<vedette::History>& history);
    void alertsReady(vedette::RequestId request,
                     const vedette::Result<std::vector<vedette::Alert>>& alerts);
    /// Nothing in `error` means it is done.
    void commandFinished(vedette::RequestId request, const std::optional<vedette::Error>& error);
    void connectionTested(vedette::RequestId request, const vedette::ConnectionReport& report);

    void serverAdded(const vedette::Server& server);
    void serverUpdated(const vedette::Server& server);
    void serverRemoved(vedette::ServerId server);
    void statusChanged(const vedette::ServerStatus& status);
    void snapshotReady(const vedette::Snapshot& snapshot);
    void alertRaised(const vedette::Alert& alert);
    void alertResolved(const vedette::Alert& alert);
    void healthChanged(const vedette::CollectorHealth& health);
};

} // namespace vedette

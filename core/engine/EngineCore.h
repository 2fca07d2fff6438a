// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/CatchUpSessions.h"
#include "core/engine/CommandFlow.h"
#include "core/engine/HistoryDesk.h"
#include "core/engine/Hub.h"
#include "core/engine/KitFlow.h"
#include "core/engine/NoteFlow.h"
#include "core/engine/ProbeFlow.h"
#include "core/engine/SecretFlow.h"
#include "core/engine/Secrets.h"
#include "core/engine/TestFlow.h"
#include "core/engine/TrustedKeys.h"
#include "core/fleet/FleetSource.h"

#include <QTimer>

#include <functional>
#include <map>
#include <memory>

namespace vedette::engine {

/// Behind Engine: obeys commands one after another, owns scheduler and hub. Lives on: core thread.
class EngineCore final : public QObject
{
    Q_OBJECT

public:
    EngineCore(const Clock& clock,
               ConfigThread& config,
               const Histories& histories,
               std::unique_ptr<SecretKeeper> keeper);

    void start();
    /// Ends all jobs and loops; nothing is emitted any more.
    void stop();
    void addProgress(const store::HistoryProgress& progress);

    [[nodiscard]] HistoryKeeper& keeper() { return m_hub.keeper(); }
    [[nodiscard]] Secrets& secrets() { return m_secrets; }
    [[nodiscard]] KitFlow& kits() { return m_kits; }
    [[nodiscard]] ProbeFlow& probes() { return m_probes; }
    [[nodiscard]] CommandFlow& commands() { return m_commands; }
    [[nodiscard]] HistoryDesk& past() { return m_past; }
    [[nodiscard]] NoteFlow& notes() { return m_notes; }
    [[nodiscard]] collect::LoginQuestions& questions() { return m_questions; }
    void loadFleet(RequestId request);
    void
    addServers(RequestId request, const std::vector<Server>& servers, const Credential& credential);
    void updateServer(RequestId request,
                      const Server& server,
                      const std::optional<Credential>& credential);
    void removeServers(RequestId request, const std::vector<ServerId>& servers);
    void restoreServers(RequestId request, const std::vector<ServerId>& servers);
    void setMonitored(RequestId request, const std::vector<ServerId>& servers, bool isMonitored);
    void setGroup(RequestId request, const std::vector<ServerId>& servers, const QString& group);
    void retryNow(RequestId request, ServerId server);
    void supplyCredential(RequestId request, ServerId server, const Credential& credential);
    void trustHostKey(RequestId request, ServerId server, const HostKeyIssue& issue);
    [[nodiscard]] TestFlow& tests() { return m_tests; }
    void diagnose(RequestId request, ServerId server);
    void prepareKit(RequestId request, ServerId server);
    void verifyKit(RequestId request, const AccessKit& kit);
    void useKit(RequestId request, const AccessKit& kit);

Q_SIGNALS:
    void fleetLoaded(vedette::RequestId request, const vedette::FleetState& state);
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

private:
    void load();
    void applyConfig(const store::ConfigState& state);
    void applyServer(const Server& server, const std::optional<Credential>& credential);
    void applyServers(const Result<std::vector<Server>>& servers,
                      const Credential& credential,
                      RequestId request);
    void changeEach(const std::vector<ServerId>& servers,
                    const std::function<void(Server&)>& change);
    void dropServers(const std::vector<ServerId>& servers);
    void forgetCommands(const Server& server);
    void finish(RequestId request, const Result<void>& result);
    void measureHealth();
    void lookForForeignChanges();

    const Clock& m_clock;
    ConfigThread& m_config;
    Hub m_hub;
    collect::LoginQuestions m_questions; ///< outlives all logins
    collect::Scheduler m_scheduler;
    std::map<ServerId, Server> m_servers;
    Secrets m_secrets;
    SecretFlow m_secretFlow;
    TrustedKeys m_keys;
    TestFlow m_tests;
    ProbeFlow m_probes;
    CommandFlow m_commands;
    NoteFlow m_notes;
    KitFlow m_kits;
    HistoryDesk m_past;
    CatchUp m_catchUp;
    CatchUpSessions m_catchUpSessions; ///< behind it: what it has not answered ends with it
    QTimer m_healthTimer;
    QTimer m_foreignTimer;
    bool m_isLoaded = false;
    std::vector<RequestId> m_waitingForLoad;
};

} // namespace vedette::engine

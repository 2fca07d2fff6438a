// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "core/engine/EngineConfig.h"
#include "core/fleet/FleetSource.h"
#include "core/model/Damage.h"

#include <memory>
#include <vector>

namespace vedette::engine {

/// The collector: facade over scheduler, hub, stores and alerts, which live on its core thread.
/// Commands may be called from any thread. Lives on: the thread that made it (GUI or main).
class Engine final : public FleetSource
{
    Q_OBJECT

public:
    /// Opens the stores, blocking: errors are those of ConfigStore::open, and AlreadyRunning when
    /// another collector holds the data folder (unless the config says `isPersistent = false`), and
    /// StoreReadOnly unless it says `mayOnlyView`.
    /// With a master password also MasterPasswordWrong or VaultDamaged, after a second.
    [[nodiscard]] static Result<std::unique_ptr<Engine>> create(const EngineConfig& config,
                                                                const Clock& clock = systemClock());
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    /// stop(), then frees.
    ~Engine() override;

    /// Begins to monitor.
    void start();
    /// Ends all jobs, drains and closes the stores, joins every thread: 5 s at most. Callable once
    /// more.
    void stop();
    void setHistoryLimits(const HistoryLimits& limits);
    void setBackupPlan(const BackupPlan& plan);
    /// The vault locks itself when it was not used for so long; zero: never.
    void setVaultIdleLimit(milliseconds limit);
    /// What create() found damaged, and did about it.
    [[nodiscard]] std::vector<Damage> damages() const;
    /// Nothing can be written to the data folder: each change is refused with StoreReadOnly.
    [[nodiscard]] bool isViewOnly() const;

    [[nodiscard]] FleetCapabilities capabilities() const override;
    RequestId requestFleet() override;
    RequestId requestHistory(const HistoryQuery& query) override;
    RequestId requestAlerts(const AlertQuery& query) override;
    RequestId addServers(const std::vector<Server>& servers, const Credential& credential) override;
    RequestId updateServer(const Server& server,
                           const std::optional<Credential>& credential) override;
    RequestId removeServers(const std::vector<ServerId>& servers) override;
    RequestId restoreServers(const std::vector<ServerId>& servers) override;
    RequestId setMonitored(const std::vector<ServerId>& servers, bool isMonitored) override;
    RequestId setGroup(const std::vector<ServerId>& servers, const QString& group) override;
    RequestId retryNow(ServerId server) override;
    RequestId supplyCredential(ServerId server, const Credential& credential) override;
    RequestId trustHostKey(ServerId server, const HostKeyIssue& issue) override;
    RequestId testConnection(const Server& server,
                             const Credential& credential,
                             const std::vector<HostKeyIssue>& trusted) override;
    RequestId diagnose(ServerId server) override;
    void cancel(RequestId request) override;
    [[nodiscard]] SecretsSource* secrets() override;
    [[nodiscard]] QuestionSource* questions() override;
    [[nodiscard]] AccessSource* access() override;
    [[nodiscard]] ProbeSource* probes() override;
    [[nodiscard]] CommandSource* commands() override;
    /// Null where nothing is stored.
    [[nodiscard]] ExportSource* exports() override;
    [[nodiscard]] NoteSource* notes() override;
    [[nodiscard]] BackupSource* backups() override;

Q_SIGNALS:
    /// These polls are safe on disk: kill -9 can't take them any more.
    void samplesCommitted(const std::vector<vedette::Snapshot>& polls);

private:
    class Private;
    [[nodiscard]] static Result<std::unique_ptr<Private>> open(const EngineConfig& config,
                                                               const Clock& clock);
    [[nodiscard]] static Result<std::unique_ptr<Private>> openToView(const EngineConfig& config,
                                                                     const Clock& clock);
    explicit Engine(std::unique_ptr<Private> priv);
    std::unique_ptr<Private> d;
};

} // namespace vedette::engine

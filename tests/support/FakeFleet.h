// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/FleetSource.h"
#include "core/fleet/QuestionSource.h"
#include "core/fleet/SecretsSource.h"
#include "tests/support/FakeCommands.h"
#include "tests/support/FakeNotes.h"
#include "tests/support/FakeProbes.h"

#include <QHash>
#include <QStringList>

#include <deque>
#include <functional>
#include <utility>

namespace vedette::test {

/// A FleetSource that answers from memory and writes down what it was asked.
/// Answers wait for deliver(), or come by themselves through the event loop.
/// Lives on: the thread of the test.
class FakeFleet final : public FleetSource
{
public:
    using FleetSource::FleetSource;

    // What it answers; may be changed at any time.
    FleetState state;
    QHash<MetricId, Series> history; ///< cut to the range asked for, not decimated
    std::vector<Absence> absences; ///< told with every history
    std::function<Series(ServerId, const MetricId&)> historyOf; ///< of each server its own, instead
    ConnectionReport report;
    std::optional<Error> failure; ///< while set, every command and history request fails with it
    FleetCapabilities allowed = FleetCapability::Configure | FleetCapability::Test;
    SecretsSource* secretsSource = nullptr;
    QuestionSource* questionSource = nullptr;
    AccessSource* accessSource = nullptr;
    FakeProbes fakeProbes{later()};
    FakeCommands fakeCommands{later()};
    FakeNotes fakeNotes{later()};
    CommandSource* commandSource = &fakeCommands;
    ExportSource* exportSource = nullptr;
    NoteSource* noteSource = &fakeNotes;
    BackupSource* backupSource = nullptr;
    bool answersByItself = false; ///< queued, as a real source does

    // What it was asked, oldest first.
    QStringList calls; ///< the names of the functions: "retryNow"
    std::vector<HistoryQuery> historyQueries;
    std::vector<AlertQuery> alertQueries;
    std::vector<ServerId> asked; ///< the servers of the latest command
    Server testedServer;
    std::vector<HostKeyIssue> trustedKeys;
    std::optional<Credential> credential; ///< of the latest command that had one

    int deliver(); ///< everything that waits; how many answers there were
    [[nodiscard]] int waiting() const { return static_cast<int>(m_answers.size()); }
    [[nodiscard]] RequestId lastRequest() const { return m_lastRequest; }

    // What happens by itself: remembers it in `state` and emits the signal.
    void push(const Snapshot& snapshot);
    void push(const ServerStatus& status);
    void push(const Alert& alert);

    [[nodiscard]] FleetCapabilities capabilities() const override { return allowed; }
    RequestId requestFleet() override;
    RequestId requestHistory(const HistoryQuery& query) override;
    RequestId requestAlerts(const AlertQuery& query) override;
    RequestId addServers(const std::vector<Server>& servers, const Credential& secrets) override;
    RequestId updateServer(const Server& server, const std::optional<Credential>& secrets) override;
    RequestId removeServers(const std::vector<ServerId>& servers) override;
    RequestId restoreServers(const std::vector<ServerId>& servers) override;
    RequestId setMonitored(const std::vector<ServerId>& servers, bool isMonitored) override;
    RequestId setGroup(const std::vector<ServerId>& servers, const QString& group) override;
    RequestId retryNow(ServerId server) override;
    RequestId supplyCredential(ServerId server, const Credential& secrets) override;
    RequestId trustHostKey(ServerId server, const HostKeyIssue& issue) override;
    RequestId testConnection(const Server& server,
                             const Credential& secrets,
                             const std::vector<HostKeyIssue>& trusted) override;
    RequestId diagnose(ServerId server) override;
    void cancel(RequestId request) override;
    [[nodiscard]] SecretsSource* secrets() override { return secretsSource; }
    [[nodiscard]] QuestionSource* questions() override { return questionSource; }
    [[nodiscard]] AccessSource* access() override { return accessSource; }
    [[nodiscard]] ProbeSource* probes() override { return &fakeProbes; }
    [[nodiscard]] CommandSource* commands() override { return commandSource; }
    [[nodiscard]] ExportSource* exports() override { return exportSource; }
    [[nodiscard]] NoteSource* notes() override { return noteSource; }
    [[nodiscard]] BackupSource* backups() override { return backupSource; }

private:
    struct Answer
    {
        RequestId request;
        std::function<void()> give;
    };

    using Give = std::function<void(RequestId request, const std::optional<Error>& failure)>;

    RequestId note(const QString& call);
    /// For the sources beside it, which answer as it does.
    std::function<RequestId(const QString& call, Give give)> later();
    RequestId answerLater(RequestId request, std::function<void()> give);
    /// Notes the command; runs `act` when it is answered, unless `failure` is set.
    RequestId command(const QString& call, std::function<void()> act);
    void add(Server server);
    void remove(const std::vector<ServerId>& servers);
    void putStatus(const ServerStatus& status);
    [[nodiscard]] Result<History> answerTo(const HistoryQuery& query) const;

    std::deque<Answer> m_answers;
    std::vector<Server> m_removed;
    RequestId m_lastRequest;
    qint64 m_nextServer = 1000;
};

} // namespace vedette::test

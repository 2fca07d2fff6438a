// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "core/collect/DueQueue.h"
#include "core/collect/PollPool.h"
#include "core/collect/SchedulerCounters.h"
#include "core/collect/ServerRecord.h"
#include "core/collect/login/LoginLimiter.h"
#include "core/collect/login/LoginPool.h"
#include "core/collect/login/LoginQuestions.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <set>
#include <utility>

namespace vedette::collect {

/// Knows who is due: sends servers without a session to the login pool and live ones to their poll
/// loop. Lives on: core thread.
class Scheduler final : public QObject
{
    Q_OBJECT

public:
    explicit Scheduler(const Clock& clock,
                       QObject* parent = nullptr,
                       const SessionLimits& limits = {});
    ~Scheduler() override;

    /// Adds a server, or changes it: a change that matters to the connection starts a new login.
    void setServer(const Server& server, const std::optional<Credential>& credential);
    void removeServer(ServerId server);
    void setPins(const HostKeyPins& pins) { m_pins = pins; }
    /// The user's commands: live sessions follow at once, others with their login.
    void setCommands(std::vector<CustomCommand> commands);
    /// Where attended logins put their questions; null: nobody is asked.
    void setQuestions(LoginQuestions* questions) { m_questions = questions; }
    /// Servers whose secret is kept elsewhere: without one in memory their login, and those through
    /// them, ask for it first, by credentialNeeded, and wait for one of the three below.
    void setKept(std::set<ServerId> servers) { m_kept = std::move(servers); }
    [[nodiscard]] bool awaitsCredential(ServerId server) const;
    void supplyCredential(ServerId server, const Credential& credential);
    /// Nothing is kept any more: what waits for it goes on without.
    void missCredential(ServerId server);
    /// The kept secret can't be had: a person is needed.
    void refuseCredential(ServerId server, const Error& error);
    /// From memory. A live session goes on; the next login asks for it again.
    void forgetCredential(ServerId server);
    /// Logs in now, whatever the state; nothing when a session is live or on its way.
    void retryNow(ServerId server);
    /// The same for a person who is there to answer what the login asks.
    void retryAttended(ServerId server);
    /// Calls `visitor` on a thread of the polls; with null when no session lives, perhaps at once.
    void visit(ServerId server, std::function<void(LiveSession* live)> visitor);
    /// Ends everything and waits for all threads. Nothing is emitted any more.
    void stop();

    [[nodiscard]] const ServerRecord* find(ServerId server) const;
    /// As jumpHostsOf() finds them among the servers here.
    [[nodiscard]] Result<std::vector<JumpHost>> jumpHosts(const JumpHost& target) const;
    [[nodiscard]] SchedulerCounters takeCounters();

Q_SIGNALS:
    void statusChanged(const vedette::ServerStatus& status);
    void snapshotReady(const vedette::Snapshot& snapshot);
    void pinAccepted(const vedette::HostKeyPin& pin);
    void credentialNeeded(vedette::ServerId server);

private:
    void runDue();
    void runRecord(ServerRecord& record, MonotonicTime now);
    void startLogin(ServerRecord& record);
    void startPoll(ServerRecord& record, PollKind kind, MonotonicTime now);
    void countLogins(const std::vector<Server>& reached);
    void applyLogin(LoginPool::Done done);
    void applyPoll(const PollOutcome& outcome);
    [[nodiscard]] std::optional<ServerId> missingSecret(const ServerRecord& record,
                                                        const std::vector<JumpHost>& hops) const;
    void retryBehind(const Server& hop);
    void awaitSecret(ServerId owner, ServerId server);
    [[nodiscard]] std::set<ServerId> takeWaitingFor(ServerId hop);
    void retryWaitingFor(ServerId hop);
    void refuseLogin(ServerId server, const Error& error);
    void retryBehindHopsOf(const Server& server);
    void finishLogin(ServerRecord& record, LoginPool::Done& done);
    void tellSettings(const Server& server);
    void tellCommands(const Server& server);
    void drop(ServerRecord& record);
    void reschedule(ServerRecord& record);
    void armTimer();
    void publish(ServerRecord& record, const ServerStatus& before);
    [[nodiscard]] ServerRecord* recordOf(quint64 session);

    const Clock& m_clock;
    std::map<ServerId, ServerRecord> m_records;
    std::map<quint64, ServerId> m_serverOfSession;
    DueQueue<ServerId> m_due;
    std::map<ServerId, SlowTimes> m_slowTimes;
    HostKeyPins m_pins;
    std::vector<CustomCommand> m_commands;
    std::set<ServerId> m_kept;
    std::map<ServerId, std::set<ServerId>> m_awaitedHops; ///< and the logins that wait for each
    LoginQuestions* m_questions = nullptr;
    LoginLimiter m_limiter;
    SchedulerCounters m_counters;
    QTimer m_timer;
    quint64 m_lastSession = 0;
    bool m_isStopped = false;
    LoginPool m_logins;
    PollPool m_polls; ///< last: its loops call back until it is stopped
};

} // namespace vedette::collect

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/login/Backoff.h"
#include "core/collect/login/LoginLog.h"
#include "core/model/Credential.h"
#include "core/model/Server.h"
#include "core/model/ServerStatus.h"
#include "core/model/Snapshot.h"

#include <optional>

namespace vedette::collect {

/// What the scheduler knows of one server: its state, and what is due when. No I/O, no threads;
/// time comes in. Lives on: core thread.
class ServerRecord
{
public:
    enum class Phase
    {
        Idle, ///< no session; a login may be due
        LoggingIn,
        Live
    };

    ServerRecord(const Server& server, Timestamp now);

    [[nodiscard]] const Server& server() const { return m_server; }
    [[nodiscard]] const ServerStatus& status() const { return m_status; }
    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] quint64 session() const { return m_session; }
    /// The poll that runs now, if any.
    [[nodiscard]] std::optional<PollKind> polling() const { return m_polling; }
    /// When the user asked for the login that is due or under way, if it was the user.
    [[nodiscard]] std::optional<MonotonicTime> askedAt() const { return m_askedAt; }
    /// A person is there to answer what the login that is due or under way asks.
    [[nodiscard]] bool isAttended() const { return m_isAttended; }
    /// The latest login had to ask a person, or would have had to: without one it is not tried.
    [[nodiscard]] bool needsPerson() const { return m_needsPerson; }
    [[nodiscard]] bool hasLoginPlace() const { return m_hasLoginPlace; }
    [[nodiscard]] bool awaitsCredential() const { return m_awaitsCredential; }
    [[nodiscard]] bool hasFailedBefore() const { return m_backoff.failures() > 0; }
    /// When something is due next; nothing while a login runs or a person is waited for.
    [[nodiscard]] std::optional<MonotonicTime> nextDue() const;
    /// The poll that is due at `now`, if any: metrics before status, one at a time.
    [[nodiscard]] std::optional<PollKind> duePoll(MonotonicTime now) const;
    [[nodiscard]] MonotonicTime dueTime(PollKind kind) const;
    [[nodiscard]] bool isLoginDue(MonotonicTime now) const;

    /// A shorter interval holds at once.
    void setServer(const Server& server, MonotonicTime now);
    /// Of the next login, when none is under way.
    void attend();
    /// How a login ended, and whether a person was asked.
    void rememberQuestions(bool hasAsked, const std::optional<Error>& error);
    /// The next failure is the first one again.
    void forgetFailures();
    Credential credential; ///< in memory only
    LoginLog logins; ///< those that the server has judged
    /// To the snapshot of a metrics poll: ssh.logins.
    void addLogins(Snapshot& snapshot, MonotonicTime now);

    // Transitions; each leaves `status()` as it now is.
    void pause(Timestamp now);
    void requestLogin(MonotonicTime at, Timestamp now);
    /// The same, as the user's wish: also where it was refused before.
    void askForLogin(MonotonicTime at, Timestamp now);
    /// The limiter gave it a place at `at`.
    void delayLogin(MonotonicTime at);
    /// The login that is due can't begin before its secret was read.
    void awaitCredential();
    void credentialRefused(const Error& error, Timestamp now);
    void loginStarted(quint64 session);
    void loginSucceeded(MonotonicTime monotonic);
    void loginFailed(const Error& error,
                     std::optional<HostKeyIssue> hostKey,
                     MonotonicTime monotonic,
                     Timestamp now);
    void pollStarted(PollKind kind, MonotonicTime now);
    /// A poll that could not be started since one of its kind still ran: skipped, never queued
    /// twice.
    void pollMissed(PollKind kind, MonotonicTime now);
    /// The other kind of poll runs: this one follows in a moment.
    void postponePoll(PollKind kind, MonotonicTime now);
    void pollFinished(const Snapshot& snapshot, MonotonicTime monotonic, Timestamp now);
    void sessionLost(const Error& error, MonotonicTime monotonic, Timestamp now);
    /// Whether the server has booted since it last told its boot id; an empty one tells nothing.
    [[nodiscard]] bool isOtherBoot(const QString& bootId) const;
    [[nodiscard]] bool noteBoot(const QString& bootId); ///< the same, and keeps it

private:
    void setState(ServerState state, Timestamp now, std::optional<Error> error = {});
    void retryLater(const Error& error, MonotonicTime monotonic, Timestamp now);
    [[nodiscard]] MonotonicTime& due(PollKind kind);
    [[nodiscard]] seconds interval(PollKind kind) const;

    Server m_server;
    ServerStatus m_status;
    Backoff m_backoff;
    Phase m_phase = Phase::Idle;
    quint64 m_session = 0;
    std::optional<PollKind> m_polling;
    bool m_hasLoginPlace = false;
    bool m_awaitsCredential = false;
    bool m_isAttended = false;
    bool m_needsPerson = false;
    int m_warmUpsLeft = 0;
    int m_unjudged = 0; ///< logins since the last good one that the server cut, or left, unjudged
    std::optional<MonotonicTime> m_loginDue;
    std::optional<MonotonicTime> m_askedAt;
    std::optional<ServerStatus> m_retried; ///< how it stood when the user asked for a login
    std::optional<MonotonicTime> m_liveSince; ///< of the first good poll of this session
    QString m_bootId; ///< of its latest session
    MonotonicTime m_statusDue{};
    MonotonicTime m_metricsDue{};
};

} // namespace vedette::collect

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/ServerRecord.h"

#include "core/model/LoginText.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vedette::collect {

namespace {

/// A rate needs two readings: the second one soon, so that a chart begins within 2 s.
constexpr milliseconds warmUpPause{1000};
/// A session that lived this long is worth one reconnect at once; a shorter one waits, else we'd
/// hammer.
constexpr seconds longLived{30};
constexpr seconds limitsPause{30};
constexpr milliseconds unansweredPause{3'600'000}; // longer than what locks accounts looks back
constexpr milliseconds postponement{500};
constexpr milliseconds slowFrom{1000};
constexpr milliseconds quickFrom{700}; ///< less than slowFrom, so that the mark does not flicker

/// Probes that fail, as against those that this server simply does not have.
bool isTrouble(const Unavailable& unavailable)
{
    constexpr std::array harmless{
        ErrorCode::NotAvailable, ErrorCode::CommandMissing, ErrorCode::PermissionDenied};
    return std::ranges::find(harmless, unavailable.why.code) == harmless.end();
}

/// Whether a server that `wasSlow` is so after this poll. A status poll starts no process there, so
/// that its time is the line's and the machine's; the other kind waits for df, too.
bool isSlowAfter(const Snapshot& snapshot, milliseconds interval, bool wasSlow)
{
    if (snapshot.error) {
        return wasSlow; // its time was not taken
    }
    const milliseconds limit
        = snapshot.kind == PollKind::Status ? slowFrom : std::max(slowFrom, interval);
    return snapshot.roundTrip >= (wasSlow ? quickFrom : limit);
}

/// Where a failed login leaves the server; nothing for what time may heal.
std::optional<ServerState> finalState(ErrorCode code)
{
    switch (code) {
    case ErrorCode::AuthDenied:
    case ErrorCode::AccessDiffers:
    case ErrorCode::KeyUnreadable:
    case ErrorCode::InvalidConfig:
        return ServerState::AuthFailed;
    case ErrorCode::AuthNeedsUser:
    case ErrorCode::PasswordExpired:
    case ErrorCode::AuthQuestion:
    case ErrorCode::JumpHostLogin:
    case ErrorCode::ProxyCommandOff:
    case ErrorCode::HostKeyUnknown:
    case ErrorCode::VaultMissing:
    case ErrorCode::VaultLocked:
    case ErrorCode::MasterPasswordWrong:
    case ErrorCode::VaultDamaged:
    case ErrorCode::KeychainFailed:
    case ErrorCode::SecretExposed:
        return ServerState::NeedsUser;
    case ErrorCode::HostKeyChanged:
    case ErrorCode::HostKeyRevoked:
        return ServerState::HostKeyChanged;
    case ErrorCode::Cancelled:
    case ErrorCode::Timeout:
    case ErrorCode::NameNotFound:
    case ErrorCode::Unreachable:
    case ErrorCode::Refused:
    case ErrorCode::ProxyCommandFailed:
    case ErrorCode::ConnectionLost:
    case ErrorCode::AuthInterrupted:
    case ErrorCode::AuthUnanswered:
    case ErrorCode::SshProtocol:
    case ErrorCode::ServerLimits:
    case ErrorCode::CommandMissing:
    case ErrorCode::CommandFailed:
    case ErrorCode::PermissionDenied:
    case ErrorCode::Malformed:
    case ErrorCode::OutputTooLarge:
    case ErrorCode::NotAvailable:
    case ErrorCode::StoreBusy:
    case ErrorCode::StoreFull:
    case ErrorCode::StoreCorrupt:
    case ErrorCode::StoreReadOnly:
    case ErrorCode::StoreIo:
    case ErrorCode::SchemaTooNew:
    case ErrorCode::InvalidFile:
    case ErrorCode::NotFound:
    case ErrorCode::AlreadyRunning:
    case ErrorCode::BackupDamaged:
    case ErrorCode::BackupChanged:
    case ErrorCode::Internal:
        return std::nullopt;
    }
    return std::nullopt;
}

/// A proof was offered, and no word came of it: it may count as a wrong one there.
bool isUnjudged(ErrorCode code)
{
    return code == ErrorCode::AuthInterrupted || code == ErrorCode::AuthUnanswered;
}

/// A server at its limits, or one that floods, is left alone for longer; so is what a program of
/// the user logs in to on the way.
seconds leastPause(ErrorCode code)
{
    const bool isProgram = code == ErrorCode::ProxyCommandFailed;
    if (code == ErrorCode::ServerLimits || isProgram || isUnjudged(code)) {
        return limitsPause;
    }
    return code == ErrorCode::OutputTooLarge ? Backoff::longest : Backoff::first;
}

} // namespace

ServerRecord::ServerRecord(const Server& server, Timestamp now)
    : m_server(server)
    , m_backoff(server.id.value)
{
    m_status.server = server.id;
    m_status.since = now;
}

void ServerRecord::setServer(const Server& server, MonotonicTime now)
{
    const bool isSameMachine = m_server.host == server.host && m_server.port == server.port
        && wayTo(m_server) == wayTo(server);
    if (!isSameMachine) {
        m_bootId.clear();
    }
    m_server = server;
    m_statusDue = std::min(m_statusDue, now + server.statusInterval);
    m_metricsDue = std::min(m_metricsDue, now + server.metricsInterval);
}

void ServerRecord::forgetFailures()
{
    m_backoff.reset();
    m_unjudged = 0;
    m_needsPerson = false;
}

void ServerRecord::attend()
{
    if (m_phase == Phase::Idle) {
        m_isAttended = m_server.isMonitored;
    }
}

void ServerRecord::rememberQuestions(bool hasAsked, const std::optional<Error>& error)
{
    const bool isOpen = error && (m_needsPerson || error->code == ErrorCode::AuthQuestion);
    m_needsPerson = hasAsked || isOpen;
}

std::optional<MonotonicTime> ServerRecord::nextDue() const
{
    switch (m_phase) {
    case Phase::Idle:
        return m_loginDue;
    case Phase::LoggingIn:
        return std::nullopt;
    case Phase::Live:
        return std::min(m_statusDue, m_metricsDue);
    }
    return std::nullopt;
}

std::optional<PollKind> ServerRecord::duePoll(MonotonicTime now) const
{
    if (m_phase != Phase::Live) {
        return std::nullopt;
    }
    if (m_metricsDue <= now) {
        return PollKind::Metrics;
    }
    return m_statusDue <= now ? std::optional(PollKind::Status) : std::nullopt;
}

MonotonicTime ServerRecord::dueTime(PollKind kind) const
{
    return kind == PollKind::Status ? m_statusDue : m_metricsDue;
}

bool ServerRecord::isLoginDue(MonotonicTime now) const
{
    return m_phase == Phase::Idle && m_loginDue && *m_loginDue <= now;
}

void ServerRecord::pause(Timestamp now)
{
    m_phase = Phase::Idle;
    m_session = 0;
    m_polling.reset();
    m_loginDue.reset();
    m_hasLoginPlace = false;
    m_awaitsCredential = false;
    m_isAttended = false;
    m_backoff.reset();
    setState(ServerState::Paused, now);
}

void ServerRecord::requestLogin(MonotonicTime at, Timestamp now)
{
    m_phase = Phase::Idle;
    m_polling.reset();
    m_loginDue = at;
    m_hasLoginPlace = false;
    m_awaitsCredential = false;
    m_retried.reset();
    setState(ServerState::Connecting, now);
}

void ServerRecord::askForLogin(MonotonicTime at, Timestamp now)
{
    const bool isAgain = m_status.state == ServerState::Connecting;
    const std::optional<ServerStatus> retried = isAgain ? m_retried : m_status;
    requestLogin(at, now);
    m_retried = retried;
    m_askedAt = at;
}

void ServerRecord::delayLogin(MonotonicTime at)
{
    m_loginDue = at;
    m_hasLoginPlace = true;
}

void ServerRecord::awaitCredential()
{
    m_loginDue.reset();
    m_hasLoginPlace = false;
    m_awaitsCredential = true;
}

/// Whatever the reason: a login without the secret would only be refused.
void ServerRecord::credentialRefused(const Error& error, Timestamp now)
{
    m_awaitsCredential = false;
    m_isAttended = false;
    setState(finalState(error.code).value_or(ServerState::NeedsUser), now, error);
}

void ServerRecord::loginStarted(quint64 session)
{
    m_hasLoginPlace = false;
    m_awaitsCredential = false;
    m_phase = Phase::LoggingIn;
    m_session = session;
    m_loginDue.reset();
    m_status.nextAttempt.reset();
}

void ServerRecord::loginSucceeded(MonotonicTime monotonic)
{
    m_phase = Phase::Live;
    m_askedAt.reset();
    m_isAttended = false;
    m_unjudged = 0;
    m_polling.reset();
    m_warmUpsLeft = 1;
    m_liveSince.reset();
    m_metricsDue = monotonic;
    m_statusDue = monotonic + m_server.statusInterval;
}

void ServerRecord::loginFailed(const Error& error,
                               std::optional<HostKeyIssue> hostKey,
                               MonotonicTime monotonic,
                               Timestamp now)
{
    m_phase = Phase::Idle;
    m_session = 0;
    m_askedAt.reset();
    m_isAttended = false;
    m_unjudged += isUnjudged(error.code) ? 1 : 0;
    if (m_unjudged > 1 && error.code == ErrorCode::AuthInterrupted) {
        // Twice is no accident: a third time could lock the account.
        setState(ServerState::AuthFailed, now, error);
        return;
    }
    if (const auto state = finalState(error.code)) {
        setState(*state, now, error);
        m_status.hostKey = std::move(hostKey);
        return;
    }
    retryLater(error, monotonic, now);
}

void ServerRecord::pollStarted(PollKind kind, MonotonicTime now)
{
    m_polling = kind;
    const auto advance = [now](MonotonicTime& dueAt, seconds every) {
        dueAt = std::max(dueAt + every, now + every / 2); // keep the phase, but never bunch up
    };
    advance(due(kind), interval(kind));
    if (kind == PollKind::Metrics && m_statusDue <= now) {
        advance(m_statusDue, m_server.statusInterval); // the metrics poll tells the status too
    }
}

void ServerRecord::pollMissed(PollKind kind, MonotonicTime now)
{
    due(kind) = now + interval(kind);
}

void ServerRecord::postponePoll(PollKind kind, MonotonicTime now)
{
    due(kind) = now + postponement;
}

void ServerRecord::pollFinished(const Snapshot& snapshot, MonotonicTime monotonic, Timestamp now)
{
    m_polling.reset();
    m_status.isSlow = isSlowAfter(snapshot, interval(snapshot.kind), m_status.isSlow);
    if (!m_liveSince) {
        m_liveSince = monotonic;
    }
    if (monotonic - *m_liveSince >= longLived) {
        m_backoff.reset(); // a session that dies young does not count as a success
    }
    if (m_warmUpsLeft > 0) {
        --m_warmUpsLeft;
        m_metricsDue = monotonic + warmUpPause;
    }
    if (snapshot.kind == PollKind::Status && m_status.state == ServerState::Degraded) {
        return; // a status poll says nothing of the probes that fail
    }
    const auto trouble = std::ranges::find_if(snapshot.unavailable, isTrouble);
    if (snapshot.error) {
        setState(ServerState::Degraded, now, snapshot.error);
    } else if (trouble != snapshot.unavailable.end()) {
        setState(ServerState::Degraded, now, trouble->why.in(trouble->probe));
    } else {
        setState(ServerState::Online, now);
    }
}

void ServerRecord::sessionLost(const Error& error, MonotonicTime monotonic, Timestamp now)
{
    const bool wasLongLived = m_liveSince && monotonic - *m_liveSince >= longLived;
    m_phase = Phase::Idle;
    m_session = 0;
    m_polling.reset();
    m_liveSince.reset();
    if (wasLongLived && error.code == ErrorCode::ConnectionLost) {
        requestLogin(monotonic, now);
        return;
    }
    retryLater(error, monotonic, now);
}

bool ServerRecord::isOtherBoot(const QString& bootId) const
{
    return !bootId.isEmpty() && !m_bootId.isEmpty() && m_bootId != bootId;
}

bool ServerRecord::noteBoot(const QString& bootId)
{
    const bool isOther = isOtherBoot(bootId);
    m_bootId = bootId.isEmpty() ? m_bootId : bootId;
    return isOther;
}

void ServerRecord::retryLater(const Error& error, MonotonicTime monotonic, Timestamp now)
{
    const bool isRepeated = error.code == ErrorCode::AuthUnanswered && m_unjudged > 1;
    const milliseconds pause
        = isRepeated ? unansweredPause : m_backoff.next(leastPause(error.code));
    m_loginDue = monotonic + pause;
    setState(ServerState::Unreachable, now, error);
    m_status.nextAttempt = now + pause;
}

void ServerRecord::setState(ServerState state, Timestamp now, std::optional<Error> error)
{
    if (m_status.state != state) {
        // A retry that changed nothing ends no outage.
        const bool isAsBefore = m_status.state == ServerState::Connecting && !isUp(state)
            && m_retried && m_retried->state == state;
        m_status.since = isAsBefore ? m_retried->since : now;
        m_status.state = state;
    }
    m_status.isSlow = m_status.isSlow && isUp(state);
    m_status.error = std::move(error);
    m_status.nextAttempt.reset();
    m_status.hostKey.reset();
}

MonotonicTime& ServerRecord::due(PollKind kind)
{
    return kind == PollKind::Status ? m_statusDue : m_metricsDue;
}

seconds ServerRecord::interval(PollKind kind) const
{
    return kind == PollKind::Status ? m_server.statusInterval : m_server.metricsInterval;
}

void ServerRecord::addLogins(Snapshot& snapshot, MonotonicTime now)
{
    const bool hasValues = snapshot.kind == PollKind::Metrics && !snapshot.error;
    if (hasValues && m_server.kind == ServerKind::Ssh) {
        const MetricId metric{QStringLiteral("ssh"), QStringLiteral("logins"), {}};
        snapshot.samples.push_back({metric, static_cast<double>(logins.count(now))});
    }
}

} // namespace vedette::collect

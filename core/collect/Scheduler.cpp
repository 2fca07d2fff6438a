// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/Scheduler.h"

#include "core/base/Log.h"
#include "core/base/Post.h"
#include "core/collect/PollReader.h"
#include "core/collect/PollSlot.h"
#include "core/collect/login/KeyContradiction.h"
#include "core/collect/login/LoginChange.h"
#include "core/collect/slow/CertificatesProbe.h"
#include "core/collect/slow/CommandTask.h"
#include "core/collect/slow/LiveSettings.h"
#include "core/collect/slow/SlowMisses.h"
#include "core/collect/slow/SudoRefusals.h"

#include <QMetaObject>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

constexpr int maxTimerMs = 60'000;

/// What is knocked at to get there: an address, or all that one command leads through.
const QString& gateTo(const Server& dialled)
{
    return dialled.proxyCommand.isEmpty() ? dialled.host : dialled.proxyCommand;
}

} // namespace

Scheduler::Scheduler(const Clock& clock, QObject* parent, const SessionLimits& limits)
    : QObject(parent)
    , m_clock(clock)
    , m_timer(this) // a child moves to the core thread with us
    , m_logins(*this, clock)
    , m_polls(
          clock,
          [this](PollOutcome outcome) {
              post(this, [this, outcome = std::move(outcome)] { applyPoll(outcome); });
          },
          limits)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { runDue(); });
}

Scheduler::~Scheduler()
{
    stop();
}

void Scheduler::stop()
{
    if (m_isStopped) {
        return;
    }
    m_isStopped = true;
    m_timer.stop();
    m_logins.stop();
    m_polls.stop();
}

const ServerRecord* Scheduler::find(ServerId server) const
{
    const auto found = m_records.find(server);
    return found == m_records.end() ? nullptr : &found->second;
}

SchedulerCounters Scheduler::takeCounters()
{
    const SchedulerCounters taken = m_counters;
    m_counters.worstLag = {};
    return taken;
}

void Scheduler::setServer(const Server& server, const std::optional<Credential>& credential)
{
    auto [entry, isNew] = m_records.try_emplace(server.id, server, m_clock.now());
    ServerRecord& record = entry->second;
    const ServerStatus before = record.status();
    const bool isOther = credential || needsNewSession(record.server(), server);
    const bool mustLogin = isNew || isOther || before.state == ServerState::Paused
        || before.state == ServerState::Unknown;
    if (record.server().watchedCertificates != server.watchedCertificates) {
        m_slowTimes[server.id].erase(certificatesProbe.toString()); // others are soon asked for
    }
    if (credential || isOtherLogin(record.server(), server)) {
        record.credential = credential.value_or(Credential{});
        record.forgetFailures(); // they were those of another login
    }
    if (server.usesSudo && !record.server().usesSudo) {
        forgetRootProbes(m_slowTimes[server.id]);
    }
    record.setServer(server, m_clock.monotonic());
    if (!server.isMonitored) {
        drop(record);
        record.pause(m_clock.now());
    } else if (mustLogin) {
        drop(record);
        record.requestLogin(m_clock.monotonic(), m_clock.now());
    }
    publish(record, before);
    reschedule(record);
    tellSettings(server);
    tellCommands(server);
    if (isOther) {
        retryBehind(server);
        retryWaitingFor(server.id);
    }
}

void Scheduler::setCommands(std::vector<CustomCommand> commands)
{
    m_commands = std::move(commands);
    for (const auto& [id, record] : m_records) {
        tellCommands(record.server());
    }
}

/// A session that is not live yet is given them with its login, as the commands.
void Scheduler::tellSettings(const Server& server)
{
    const Clock* clock = &m_clock;
    visit(server.id, [clock, server](LiveSession* live) {
        if (live != nullptr) {
            changeSettings(*live, server, clock->monotonic());
        }
    });
}

void Scheduler::tellCommands(const Server& server)
{
    const Clock* clock = &m_clock;
    visit(server.id, [clock, commands = commandsFor(m_commands, server)](LiveSession* live) {
        if (live != nullptr) {
            changeCommands(live->slow, live->context, commands, clock->monotonic());
        }
    });
}

void Scheduler::removeServer(ServerId server)
{
    const auto found = m_records.find(server);
    if (found == m_records.end()) {
        return;
    }
    drop(found->second);
    found->second.pause(m_clock.now());
    reschedule(found->second);
    m_records.erase(found);
    m_slowTimes.erase(server);
    m_kept.erase(server);
    retryWaitingFor(server);
}

void Scheduler::retryNow(ServerId server)
{
    const auto found = m_records.find(server);
    if (found == m_records.end() || found->second.phase() != ServerRecord::Phase::Idle
        || !found->second.server().isMonitored || found->second.hasLoginPlace()) {
        return;
    }
    ServerRecord& record = found->second;
    const ServerStatus before = record.status();
    record.askForLogin(m_clock.monotonic(), m_clock.now());
    publish(record, before);
    reschedule(record);
}

void Scheduler::retryAttended(ServerId server)
{
    const auto found = m_records.find(server);
    if (found != m_records.end()) {
        found->second.attend();
        retryNow(server);
    }
}

void Scheduler::drop(ServerRecord& record)
{
    if (record.session() == 0) {
        return;
    }
    m_logins.cancel(record.session());
    m_polls.loopOf(record.session()).release(record.session());
    m_serverOfSession.erase(record.session());
}

void Scheduler::reschedule(ServerRecord& record)
{
    m_due.set(record.server().id, record.nextDue());
    armTimer();
}

void Scheduler::armTimer()
{
    const auto next = m_due.next();
    if (m_isStopped || !next) {
        m_timer.stop();
        return;
    }
    const milliseconds wait = timeToSlot(*next, m_clock.monotonic());
    m_timer.start(static_cast<int>(std::clamp<qint64>(wait.count(), 0, maxTimerMs)));
}

void Scheduler::runDue()
{
    const MonotonicTime now = m_clock.monotonic();
    for (const ServerId id : m_due.dueAt(now)) {
        ServerRecord& record = m_records.at(id);
        runRecord(record, now);
        reschedule(record);
    }
    armTimer();
}

void Scheduler::runRecord(ServerRecord& record, MonotonicTime now)
{
    if (record.isLoginDue(now)) {
        startLogin(record);
        return;
    }
    if (const auto kind = record.duePoll(now)) {
        startPoll(record, *kind, now);
    }
}

void Scheduler::startLogin(ServerRecord& record)
{
    const Server& server = record.server();
    const MonotonicTime now = m_clock.monotonic();
    // Of a way that can't be read nothing is left out: the login then fails.
    const auto hops = jumpHosts({server, record.credential}).value_or(std::vector<JumpHost>{});
    if (const auto missing = missingSecret(record, hops)) {
        record.awaitCredential();
        awaitSecret(*missing, server.id);
        return;
    }
    if (server.kind == ServerKind::Ssh && !record.hasLoginPlace()) {
        const MonotonicTime at
            = m_limiter.reserve(gateTo(hops.empty() ? server : hops.front().server), now);
        if (at > now) {
            record.delayLogin(at);
            return;
        }
    }
    const ServerStatus before = record.status();
    const quint64 session = ++m_lastSession;
    m_serverOfSession[session] = server.id;
    const bool isAttended = record.isAttended() && m_questions != nullptr;
    const LoginPool::Lane unattended
        = record.hasFailedBefore() ? LoginPool::Lane::Slow : LoginPool::Lane::Fast;
    const LoginPool::Lane lane = isAttended ? LoginPool::Lane::Attended : unattended;
    record.loginStarted(session);
    ssh::LoginRequest request;
    request.server = server;
    request.credential = record.credential;
    request.pins = pinsAlong(m_pins, server, hops);
    request.hops = hops;
    request.askedAt = record.askedAt();
    request.needsPerson = record.needsPerson();
    if (isAttended) {
        request.ask = m_questions->askerFor(server.id, {});
    }
    m_logins.start({session, std::move(request), false}, lane, [this](LoginPool::Done done) {
        // Functors of queued calls are copied: the baton travels in a shared box.
        auto box = std::make_shared<LoginPool::Done>(std::move(done));
        post(this, [this, box = std::move(box)] { applyLogin(std::move(*box)); });
    });
    publish(record, before);
}

Result<std::vector<JumpHost>> Scheduler::jumpHosts(const JumpHost& target) const
{
    return jumpHostsOf(target, [this](const Server& address) -> std::optional<JumpHost> {
        const auto found = std::ranges::find_if(m_records, [&address](const auto& entry) {
            return isSameLogin(entry.second.server(), address);
        });
        return found == m_records.end()
            ? std::nullopt
            : std::optional(JumpHost{found->second.server(), found->second.credential});
    });
}

void Scheduler::startPoll(ServerRecord& record, PollKind kind, MonotonicTime now)
{
    if (record.polling() && *record.polling() != kind) {
        record.postponePoll(kind, now);
        return;
    }
    if (record.polling()) {
        ++m_counters.missedPolls;
        record.pollMissed(kind, now);
        return;
    }
    const auto lag = std::chrono::duration_cast<milliseconds>(now - record.dueTime(kind));
    m_counters.worstLag = std::max(m_counters.worstLag, lag);
    if (!m_polls.loopOf(record.session()).poll(record.session(), kind)) {
        ++m_counters.missedPolls;
        record.pollMissed(kind, now);
        return;
    }
    record.pollStarted(kind, now);
}

void Scheduler::visit(ServerId server, std::function<void(LiveSession* live)> visitor)
{
    const ServerRecord* record = find(server);
    if (record == nullptr || record->phase() != ServerRecord::Phase::Live) {
        visitor(nullptr);
        return;
    }
    m_polls.loopOf(record->session()).visit(record->session(), std::move(visitor));
}

ServerRecord* Scheduler::recordOf(quint64 session)
{
    const auto server = m_serverOfSession.find(session);
    if (server == m_serverOfSession.end()) {
        return nullptr; // paused, changed or removed meanwhile
    }
    return &m_records.at(server->second);
}

/// As the logs of the servers do, of which some are jump hosts.
void Scheduler::countLogins(const std::vector<Server>& reached)
{
    m_counters.logins += static_cast<qint64>(reached.size());
    for (const Server& host : reached) {
        const auto record = m_records.find(host.id); // a host that is not listed has none
        if (record != m_records.end()) {
            record->second.logins.add(m_clock.monotonic());
        }
    }
}

void Scheduler::applyLogin(LoginPool::Done done)
{
    m_logins.forget(done.session);
    ServerRecord* record = recordOf(done.session);
    if (record == nullptr || m_isStopped) {
        return;
    }
    const ServerStatus before = record->status();
    refuseContradiction(m_pins, record->server(), done.outcome);
    const ErrorCode code = done.outcome.error ? done.outcome.error->code : ErrorCode::Internal;
    countLogins(done.outcome.reached);
    for (const HostKeyPin& pin : done.outcome.newPins) {
        Q_EMIT pinAccepted(pin);
    }
    if (code == ErrorCode::HostKeyUnknown && done.outcome.hostKey
        && isTrusted(m_pins, *done.outcome.hostKey)) {
        m_serverOfSession.erase(done.session); // meanwhile: this login began too early to know
        record->requestLogin(m_clock.monotonic(), m_clock.now());
    } else {
        finishLogin(*record, done);
    }
    publish(*record, before);
    reschedule(*record);
}

void Scheduler::finishLogin(ServerRecord& record, LoginPool::Done& done)
{
    const auto& error = done.outcome.error;
    record.rememberQuestions(done.outcome.hasAsked, error);
    if (error) {
        m_serverOfSession.erase(done.session);
        record.loginFailed(
            *error, std::move(done.outcome.hostKey), m_clock.monotonic(), m_clock.now());
        Q_EMIT snapshotReady(
            failedSnapshot(record.server().id, PollKind::Status, m_clock.now(), *error));
        return;
    }
    const bool wasAttended = record.isAttended();
    if (record.isOtherBoot(done.outcome.context->facts.bootId)) {
        m_slowTimes.erase(record.server().id); // other hardware perhaps
    }
    done.outcome.context->slowTimes = m_slowTimes[record.server().id];
    done.outcome.context->server.usesSudo = record.server().usesSudo;
    done.outcome.context->server.watchedCertificates = record.server().watchedCertificates;
    done.outcome.context->commands = commandsFor(m_commands, record.server());
    m_polls.loopOf(done.session).adopt(done.session, std::move(done.outcome.context));
    record.loginSucceeded(m_clock.monotonic());
    if (wasAttended) {
        retryBehindHopsOf(record.server());
    }
}

void Scheduler::applyPoll(const PollOutcome& outcome)
{
    ServerRecord* record = recordOf(outcome.session);
    if (record == nullptr || m_isStopped) {
        return;
    }
    if (outcome.snapshot.kind == PollKind::Slow) {
        SlowTimes& times = m_slowTimes[record->server().id];
        noteAsked(outcome.snapshot, times, m_clock.monotonic());
        copyRefusal(outcome.snapshot, times, m_clock.monotonic());
        Q_EMIT snapshotReady(outcome.snapshot);
        return;
    }
    const ServerStatus before = record->status();
    if (outcome.isSessionLost) {
        m_serverOfSession.erase(outcome.session);
        record->sessionLost(*outcome.snapshot.error, m_clock.monotonic(), m_clock.now());
    } else {
        ++m_counters.polls;
        record->pollFinished(outcome.snapshot, m_clock.monotonic(), m_clock.now());
    }
    Snapshot snapshot = outcome.snapshot;
    snapshot.server = record->server().id;
    record->addLogins(snapshot, m_clock.monotonic());
    if (snapshot.facts && record->noteBoot(snapshot.facts->bootId)) {
        snapshot.hasRebooted = true;
        qCInfo(logCollect) << "server" << snapshot.server.value << "has rebooted";
    }
    Q_EMIT snapshotReady(snapshot);
    publish(*record, before);
    reschedule(*record);
}

void Scheduler::publish(ServerRecord& record, const ServerStatus& before)
{
    if (record.status() == before) {
        return;
    }
    if (record.status().state != before.state) {
        const auto& error = record.status().error;
        qCInfo(logCollect).noquote()
            << "server" << record.server().id.value << "is" << stateName(record.status().state)
            << (error ? errorName(error->code) : ""_L1) << (error ? error->detail : QString());
    }
    Q_EMIT statusChanged(record.status());
}

} // namespace vedette::collect

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/PollLoop.h"

#include "core/base/Post.h"
#include "core/collect/PollReader.h"
#include "core/collect/ProbeScript.h"
#include "core/collect/slow/CommandTask.h"

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

constexpr std::size_t commandCapacity = 16384; // a fleet of 1,000 never comes near
constexpr milliseconds idleWait{60'000}; // a command wakes the loop at once
constexpr quint64 keysPerSession = 2; // that of its connection, and that of its slow shell
constexpr int mostRounds = 8; // of one session, then others have their turn

} // namespace

PollLoop::PollLoop(const Clock& clock,
                   std::function<void(PollOutcome)> report,
                   const SessionLimits& limits)
    : m_clock(clock)
    , m_report(std::move(report))
    , m_limits(limits)
    , m_commands(commandCapacity)
{
    setAutoDelete(false);
}

void PollLoop::push(PollCommand command)
{
    if (m_commands.push(std::move(command))) {
        m_descriptors.wake();
    }
}

void PollLoop::adopt(quint64 session, std::unique_ptr<ServerContext> context)
{
    push(AdoptSession{session, std::move(context)});
}

bool PollLoop::poll(quint64 session, PollKind kind)
{
    if (!m_commands.push(PollSession{session, kind})) {
        return false;
    }
    m_descriptors.wake();
    return true;
}

void PollLoop::visit(quint64 session, std::function<void(LiveSession* live)> visitor)
{
    push(VisitSession{session, std::move(visitor)});
}

void PollLoop::release(quint64 session)
{
    push(ReleaseSession{session});
}

void PollLoop::stop()
{
    m_commands.close();
    m_descriptors.wake();
}

void PollLoop::run()
{
    takeOver(this);
    for (;;) {
        for (PollCommand& command : m_commands.drain()) {
            obey(std::move(command));
        }
        if (m_commands.isDrained()) { // not before: a wait may have eaten the wake of stop()
            break;
        }
        serveReady();
        serveDue();
    }
    m_sessions.clear();
    handOver(this);
}

void PollLoop::obey(PollCommand command)
{
    const quint64 session = std::visit([](const auto& any) { return any.session; }, command);
    carryOut(std::move(command));
    refresh(session);
}

void PollLoop::carryOut(PollCommand command)
{
    if (auto* adopt = std::get_if<AdoptSession>(&command)) {
        adoptNow(std::move(*adopt));
        return;
    }
    if (const auto* visit = std::get_if<VisitSession>(&command)) {
        receive(*visit);
        return;
    }
    if (const auto* poll = std::get_if<PollSession>(&command)) {
        const auto entry = m_sessions.find(poll->session);
        if (entry == m_sessions.end()) {
            reportGone(*poll);
        } else if (!entry->second.running) {
            start(entry->first, entry->second, *poll);
        }
        return;
    }
    m_sessions.erase(std::get<ReleaseSession>(command).session);
}

void PollLoop::adoptNow(AdoptSession adopt)
{
    SlowLane slow(m_clock);
    slow.addCatalogue(adopt.context->slowTimes, adopt.context->server);
    addCommands(slow, *adopt.context, m_clock.monotonic());
    m_sessions.erase(adopt.session);
    m_sessions.emplace(adopt.session,
                       Session{.context = std::move(adopt.context),
                               .slow = std::move(slow),
                               .pulse = Pulse(m_limits)});
}

void PollLoop::receive(const VisitSession& visit)
{
    const auto entry = m_sessions.find(visit.session);
    if (entry == m_sessions.end()) {
        visit.visitor(nullptr);
        return;
    }
    LiveSession live{*entry->second.context, entry->second.slow};
    visit.visitor(&live);
}

void PollLoop::reportGone(const PollSession& poll)
{
    const Error error{ErrorCode::ConnectionLost, u"the session is gone"_s};
    m_report({poll.session, failedSnapshot({}, poll.kind, m_clock.now(), error), true});
}

void PollLoop::start(quint64 session, Session& entry, const PollSession& poll)
{
    ProbeRequest request = pollRequest(poll.kind, entry.context->mayHang);
    entry.context->budget.addPoll();
    entry.running = Running{std::move(request.nonce), poll.kind, Deadline::after(m_limits.poll)};
    if (const auto started = entry.context->transport->start(request.command); !started) {
        lose(session, started.error());
    }
}

/// An answer comes in pieces, and servers are asked many at a time. Each wake of an idle processor
/// costs more than to read a whole answer, so that the first bytes wait a moment for the rest.
/// Most of those that were asked together answer together: an early look keeps their round trips.
/// It sleeps, rather than waits, since each command would cut that short; a stop waits no longer.
std::map<quint64, MonotonicTime> PollLoop::waitForReady()
{
    std::map<quint64, MonotonicTime> heard;
    const auto look = [this, &heard](milliseconds timeout) {
        const std::vector<quint64> keys = m_descriptors.wait(timeout);
        const MonotonicTime now = systemClock().monotonic();
        for (const quint64 key : keys) {
            heard.try_emplace(key / keysPerSession, now);
        }
    };
    look(timeToNextDue());
    if (heard.empty()) {
        return heard; // a command, or a time that has come
    }
    std::this_thread::sleep_for(m_limits.gathering / 4);
    look(milliseconds::zero());
    std::this_thread::sleep_for(m_limits.gathering * 3 / 4);
    look(milliseconds::zero());
    return heard;
}

void PollLoop::serveReady()
{
    for (const auto& [session, heardAt] : waitForReady()) {
        m_heardAt = heardAt;
        turn(session);
        refresh(session);
    }
    m_heardAt.reset();
}

milliseconds PollLoop::timeToNextDue() const
{
    const auto next = m_due.next();
    const auto left
        = next ? std::chrono::ceil<milliseconds>(*next - systemClock().monotonic()) : idleWait;
    return std::clamp(left, milliseconds::zero(), idleWait);
}

/// After whatever was done with a session: what it waits for now, and until when.
void PollLoop::refresh(quint64 session)
{
    const quint64 key = session * keysPerSession;
    const auto found = m_sessions.find(session);
    if (found == m_sessions.end()) {
        m_descriptors.remove(key);
        m_descriptors.remove(key + 1);
        m_due.set(session, std::nullopt);
        return;
    }
    const Session& entry = found->second;
    const ssh::Wait wait = entry.context->transport->wait();
    m_descriptors.set(key, wait);
    const auto slow = entry.slow.wait();
    if (slow && slow->fd != wait.fd) { // of this computer: a shell of its own
        m_descriptors.set(key + 1, *slow);
    } else {
        m_descriptors.remove(key + 1);
    }
    m_due.set(session, systemClock().monotonic() + timeLeft(entry));
}

milliseconds PollLoop::timeLeft(const Session& entry) const
{
    milliseconds left = entry.pulse.remaining();
    left = std::min(left, std::chrono::ceil<milliseconds>(entry.slow.wake() - m_clock.monotonic()));
    if (entry.running) {
        left = std::min(left, entry.running->deadline.remaining());
    }
    if (const auto deadline = entry.context->transport->deadline()) {
        left = std::min(left, deadline->remaining());
    }
    return std::max(left, milliseconds::zero());
}

/// The two shells and the files of a session share one connection, and whoever reads takes in what
/// came for the others, too: the descriptor tells of it no more.
void PollLoop::turn(quint64 session)
{
    for (int round = 0; round < mostRounds; ++round) {
        advance(session);
        const std::optional<qint64> received = receivedBy(session);
        if (!received) {
            return; // lost a moment ago
        }
        advanceSlow(session);
        if (receivedBy(session) == received) {
            return;
        }
    }
}

std::optional<qint64> PollLoop::receivedBy(quint64 session) const
{
    const auto found = m_sessions.find(session);
    return found == m_sessions.end()
        ? std::nullopt
        : std::optional(found->second.context->transport->bytesReceived());
}

void PollLoop::advance(quint64 session)
{
    const auto found = m_sessions.find(session);
    if (found == m_sessions.end()) {
        return; // lost a moment ago
    }
    Session& entry = found->second;
    auto reply = entry.context->transport->advance();
    if (!reply) {
        lose(session, reply.error());
        return;
    }
    const qint64 received = entry.context->transport->bytesReceived();
    entry.pulse.hear(received);
    if (!entry.context->budget.allows(received, m_clock.monotonic())) {
        lose(session, Error{ErrorCode::OutputTooLarge, u"too much for one hour"_s});
        return;
    }
    if (!reply->has_value() || !entry.running) {
        return;
    }
    const Running running = *std::exchange(entry.running, std::nullopt);
    entry.hasMissedOne = false;
    ssh::ShellReply answer = **std::move(reply);
    answer.roundTrip = withoutGathering(answer.roundTrip);
    m_report(
        {session,
         readPoll(std::move(answer), running.nonce, running.kind, m_clock.now(), *entry.context),
         false});
}

/// It was taken when the answer was read, and ended when bytes of it were seen, at most so much too
/// late as the looks of waitForReady() lie apart. What began after that has not waited.
std::chrono::microseconds PollLoop::withoutGathering(std::chrono::microseconds roundTrip) const
{
    const auto waited = m_heardAt ? std::chrono::duration_cast<std::chrono::microseconds>(
                            systemClock().monotonic() - *m_heardAt)
                                  : std::chrono::microseconds::zero();
    return waited < roundTrip ? roundTrip - waited : roundTrip;
}

void PollLoop::advanceSlow(quint64 session)
{
    const auto found = m_sessions.find(session);
    if (found == m_sessions.end()) {
        return;
    }
    Session& entry = found->second;
    if (auto snapshot = entry.slow.advance(*entry.context)) {
        m_report({session, *std::move(snapshot), false});
    }
}

void PollLoop::serveDue()
{
    for (const quint64 session : m_due.dueAt(systemClock().monotonic())) {
        if (const auto found = m_sessions.find(session); found != m_sessions.end()) {
            lookAfter(session, found->second);
        }
        refresh(session);
    }
}

void PollLoop::lookAfter(quint64 session, Session& entry)
{
    const auto deadline = entry.context->transport->deadline();
    const bool mustTurn
        = entry.slow.wake() <= m_clock.monotonic() || (deadline && deadline->hasExpired());
    if (entry.running && entry.running->deadline.hasExpired()) {
        missAnswer(session, entry);
    } else if (entry.pulse.isDue()) {
        lookAfterQuiet(session, entry);
    }
    if (mustTurn) {
        turn(session);
    }
}

void PollLoop::lookAfterQuiet(quint64 session, Session& entry)
{
    if (!entry.pulse.isAsked()) {
        askForSign(session, entry);
        return;
    }
    const auto silence = std::chrono::ceil<seconds>(m_limits.silence).count();
    lose(session, Error{ErrorCode::ConnectionLost, u"no sign of life for %1 s"_s.arg(silence)});
}

/// The shell is busy with that poll, so that only the SSH server itself can tell that it lives.
void PollLoop::missAnswer(quint64 session, Session& entry)
{
    Running& running = *entry.running;
    const qint64 received = entry.context->transport->bytesReceived();
    if (!running.receivedInTime && !entry.hasMissedOne) {
        running.receivedInTime = received;
        running.deadline = Deadline::after(m_limits.sign);
        askForSign(session, entry);
        return;
    }
    const Error error{ErrorCode::Timeout, u"no answer to a poll in time"_s};
    const bool isSilent
        = running.receivedInTime == received && entry.pulse.isAsked(); // of a local shell: never
    if (isSilent || entry.hasMissedOne) {
        lose(session, error);
        return;
    }
    const PollKind kind = running.kind;
    entry.hasMissedOne = true;
    entry.context->transport->abandon();
    entry.running.reset();
    m_report(
        {session, failedSnapshot(entry.context->server.id, kind, m_clock.now(), error), false});
}

void PollLoop::askForSign(quint64 session, Session& entry)
{
    if (entry.context->transport->keepAlive()) {
        entry.pulse.ask();
    } else {
        entry.pulse.rest();
    }
    turn(session); // libssh may have taken in what the descriptor no longer tells
}

void PollLoop::lose(quint64 session, const Error& error)
{
    const auto node = m_sessions.extract(session);
    const Session& entry = node.mapped();
    const PollKind kind = entry.running ? entry.running->kind : PollKind::Status;
    m_report({session, failedSnapshot(entry.context->server.id, kind, m_clock.now(), error), true});
}

} // namespace vedette::collect

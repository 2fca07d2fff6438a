// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/PollLoop.h"

#include "core/base/Post.h"
#include "core/collect/PollReader.h"
#include "core/collect/ProbeScript.h"
#include "core/collect/slow/CommandTask.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

constexpr std::size_t commandCapacity = 16384; // a fleet of 1,000 never comes near
constexpr milliseconds idleWait{60'000}; // a command wakes the loop at once
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

void PollLoop::push(Command command)
{
    if (m_commands.push(std::move(command))) {
        m_poller.wake();
    }
}

void PollLoop::adopt(quint64 session, std::unique_ptr<ServerContext> context)
{
    push(Adopt{session, std::move(context)});
}

bool PollLoop::poll(quint64 session, PollKind kind)
{
    if (!m_commands.push(Poll{session, kind})) {
        return false;
    }
    m_poller.wake();
    return true;
}

void PollLoop::visit(quint64 session, std::function<void(LiveSession* live)> visitor)
{
    push(Visit{session, std::move(visitor)});
}

void PollLoop::release(quint64 session)
{
    push(Release{session});
}

void PollLoop::stop()
{
    m_commands.close();
    m_poller.wake();
}

void PollLoop::run()
{
    takeOver(this);
    for (;;) {
        for (Command& command : m_commands.drain()) {
            obey(std::move(command));
        }
        if (m_commands.isDrained()) { // not before: a wait may have eaten the wake of stop()
            break;
        }
        waitForAnswers();
        lookAfterQuiet();
    }
    m_sessions.clear();
    handOver(this);
}

void PollLoop::obey(Command command)
{
    if (auto* adopt = std::get_if<Adopt>(&command)) {
        adoptNow(std::move(*adopt));
        return;
    }
    if (const auto* visit = std::get_if<Visit>(&command)) {
        receive(*visit);
        return;
    }
    if (const auto* poll = std::get_if<Poll>(&command)) {
        const auto entry = m_sessions.find(poll->session);
        if (entry == m_sessions.end()) {
            reportGone(*poll);
        } else if (!entry->second.running) {
            start(entry->first, entry->second, *poll);
        }
        return;
    }
    m_sessions.erase(std::get<Release>(command).session);
}

void PollLoop::adoptNow(Adopt adopt)
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

void PollLoop::receive(const Visit& visit)
{
    const auto entry = m_sessions.find(visit.session);
    if (entry == m_sessions.end()) {
        visit.visitor(nullptr);
        return;
    }
    LiveSession live{*entry->second.context, entry->second.slow};
    visit.visitor(&live);
}

void PollLoop::reportGone(const Poll& poll)
{
    const Error error{ErrorCode::ConnectionLost, u"the session is gone"_s};
    m_report({poll.session, failedSnapshot({}, poll.kind, m_clock.now(), error), true});
}

void PollLoop::start(quint64 session, Session& entry, const Poll& poll)
{
    ProbeRequest request = pollRequest(poll.kind);
    entry.context->budget.addPoll();
    entry.running = Running{std::move(request.nonce), poll.kind, Deadline::after(m_limits.poll)};
    if (const auto started = entry.context->transport->start(request.command); !started) {
        lose(session, started.error());
    }
}

void PollLoop::waitForAnswers()
{
    std::vector<ssh::Wait> waits;
    std::vector<quint64> ids;
    waits.reserve(m_sessions.size());
    ids.reserve(m_sessions.size());
    for (const auto& [id, session] : m_sessions) {
        waits.push_back(session.context->transport->wait());
        ids.push_back(id);
        const auto slow = session.slow.wait();
        if (slow && slow->fd != waits.back().fd) { // of this computer: a shell of its own
            waits.push_back(*slow);
            ids.push_back(id);
        }
    }
    for (const std::size_t ready : m_poller.wait(waits, timeToNextDeadline())) {
        turn(ids[ready]);
    }
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
    m_report(
        {session,
         readPoll(**std::move(reply), running.nonce, running.kind, m_clock.now(), *entry.context),
         false});
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

void PollLoop::lookAfterQuiet()
{
    const MonotonicTime now = m_clock.monotonic();
    std::vector<quint64> ids;
    std::vector<quint64> due;
    for (const auto& [id, session] : m_sessions) {
        const bool isOverdue = session.running && session.running->deadline.hasExpired();
        if (isOverdue || session.pulse.isDue()) {
            ids.push_back(id);
        }
        const auto deadline = session.context->transport->deadline();
        if (session.slow.wake() <= now || (deadline && deadline->hasExpired())) {
            due.push_back(id);
        }
    }
    for (const quint64 id : ids) {
        lookAfter(id, m_sessions.at(id));
    }
    for (const quint64 id : due) {
        turn(id);
    }
}

void PollLoop::lookAfter(quint64 session, Session& entry)
{
    if (entry.running && entry.running->deadline.hasExpired()) {
        missAnswer(session, entry);
    } else if (!entry.pulse.isAsked()) {
        askForSign(session, entry);
    } else {
        const auto silence = std::chrono::ceil<seconds>(m_limits.silence).count();
        lose(session, Error{ErrorCode::ConnectionLost, u"no sign of life for %1 s"_s.arg(silence)});
    }
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

milliseconds PollLoop::timeToNextDeadline() const
{
    const MonotonicTime now = m_clock.monotonic();
    milliseconds left = idleWait;
    for (const auto& [id, session] : m_sessions) {
        left = std::min(left, session.pulse.remaining());
        left = std::min(left, std::chrono::ceil<milliseconds>(session.slow.wake() - now));
        if (const auto deadline = session.context->transport->deadline()) {
            left = std::min(left, deadline->remaining());
        }
        if (session.running) {
            left = std::min(left, session.running->deadline.remaining());
        }
    }
    return std::max(left, milliseconds{0});
}

} // namespace vedette::collect

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/PollLoop.h"

#include "core/base/Post.h"
#include "core/collect/PollReader.h"
#include "core/collect/ProbeScript.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

constexpr std::size_t commandCapacity = 16384; // a fleet of 1,000 never comes near
constexpr milliseconds idleWait{60'000}; // a command wakes the loop at once

} // namespace

PollLoop::PollLoop(const Clock& clock, std::function<void(PollOutcome)> report)
    : m_clock(clock)
    , m_report(std::move(report))
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

bool PollLoop::poll(quint64 session, PollKind kind, milliseconds deadline)
{
    if (!m_commands.push(Poll{session, kind, deadline})) {
        return false;
    }
    m_poller.wake();
    return true;
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
        dropExpired();
    }
    m_sessions.clear();
    handOver(this);
}

void PollLoop::obey(Command command)
{
    if (auto* adopt = std::get_if<Adopt>(&command)) {
        m_sessions[adopt->session] = Session{std::move(adopt->context), std::nullopt};
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

void PollLoop::reportGone(const Poll& poll)
{
    const Error error{ErrorCode::ConnectionLost, u"the session is gone"_s};
    m_report({poll.session, failedSnapshot({}, poll.kind, m_clock.now(), error), true});
}

void PollLoop::start(quint64 session, Session& entry, const Poll& poll)
{
    ProbeRequest request = pollRequest(poll.kind);
    entry.context->budget.addPoll();
    entry.running = Running{std::move(request.nonce), poll.kind, Deadline::after(poll.deadline)};
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
    }
    for (const std::size_t ready : m_poller.wait(waits, timeToNextDeadline())) {
        advance(ids[ready]);
    }
}

void PollLoop::advance(quint64 session)
{
    Session& entry = m_sessions[session];
    auto reply = entry.context->transport->advance();
    if (!reply) {
        lose(session, reply.error());
        return;
    }
    const qint64 received = entry.context->transport->bytesReceived();
    if (!entry.context->budget.allows(received, m_clock.monotonic())) {
        lose(session, Error{ErrorCode::OutputTooLarge, u"too much for one hour"_s});
        return;
    }
    if (!reply->has_value() || !entry.running) {
        return;
    }
    const Running running = *std::exchange(entry.running, std::nullopt);
    m_report(
        {session,
         readPoll(**std::move(reply), running.nonce, running.kind, m_clock.now(), *entry.context),
         false});
}

void PollLoop::dropExpired()
{
    std::vector<quint64> expired;
    for (const auto& [id, session] : m_sessions) {
        if (session.running && session.running->deadline.hasExpired()) {
            expired.push_back(id);
        }
    }
    for (const quint64 id : expired) {
        lose(id, Error{ErrorCode::Timeout, u"no answer to a poll in time"_s});
    }
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
    milliseconds left = idleWait;
    for (const auto& [id, session] : m_sessions) {
        if (session.running) {
            left = std::min(left, session.running->deadline.remaining());
        }
    }
    return left;
}

} // namespace vedette::collect

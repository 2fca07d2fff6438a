// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/SlowLane.h"

#include "core/base/Nonce.h"
#include "core/collect/SlowReader.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

constexpr milliseconds longestSpread{8'000};
constexpr std::chrono::hours never{1'000};

/// What no second try mends while the session lives.
bool isRefusal(ErrorCode code)
{
    return code == ErrorCode::ServerLimits || code == ErrorCode::CommandFailed
        || code == ErrorCode::NotAvailable;
}

bool isLacking(ErrorCode code)
{
    return code == ErrorCode::CommandMissing || code == ErrorCode::PermissionDenied
        || code == ErrorCode::NotAvailable;
}

} // namespace

SlowLane::SlowLane(const Clock& clock)
    : m_clock(clock)
{
    setWake();
}

void SlowLane::addCatalogue(const SlowTimes& asked, ServerId server)
{
    const MonotonicTime now = m_clock.monotonic();
    const milliseconds spread{server.value * 997 % longestSpread.count()};
    for (const SlowProbe& probe : slowCatalogue()) {
        const auto before = asked.find(probe.name.toString());
        const MonotonicTime first = now + probe.rest + spread;
        const MonotonicTime due
            = before == asked.end() ? first : std::max(first, before->second + probe.interval);
        add(taskOf(probe), {probe.interval, due});
    }
}

void SlowLane::add(SlowTask task, const SlowSchedule::Rhythm& rhythm)
{
    m_schedule.add(task.name, rhythm);
    const QString name = task.name;
    m_tasks.insert_or_assign(name, std::move(task));
    setWake();
}

void SlowLane::remove(const QString& task)
{
    m_schedule.remove(task);
    if (!m_running || m_running->task != task) { // else finish() still needs it
        m_tasks.erase(task);
    }
    setWake();
}

void SlowLane::watch(const QString& probe)
{
    m_schedule.watch(probe, m_clock.monotonic());
    setWake();
}

void SlowLane::ask(const QString& probe)
{
    m_schedule.ask(probe, m_clock.monotonic());
    setWake();
}

std::optional<ssh::Wait> SlowLane::wait() const
{
    return m_shell ? std::optional(m_shell->wait()) : std::nullopt;
}

std::optional<Snapshot> SlowLane::advance(ServerContext& context)
{
    auto snapshot = listen(context);
    if (!snapshot && !m_running) {
        snapshot = startDue(context);
    }
    setWake();
    return snapshot;
}

std::optional<Snapshot> SlowLane::listen(ServerContext& context)
{
    if (!m_shell) {
        return std::nullopt;
    }
    auto reply = m_shell->advance();
    if (!reply) {
        return fall(reply.error(), context);
    }
    if (!m_running) {
        return std::nullopt;
    }
    if (reply->has_value()) {
        return finish(**std::move(reply), context);
    }
    if (m_running->deadline <= m_clock.monotonic()) {
        m_shell.reset(); // a shell that waits for what hangs would answer nothing else
        return miss(std::exchange(m_running, std::nullopt)->task,
                    Error{ErrorCode::Timeout, u"no answer in time"_s},
                    context);
    }
    return std::nullopt;
}

std::optional<Snapshot> SlowLane::startDue(ServerContext& context)
{
    const auto due = m_schedule.due(m_clock.monotonic());
    if (!due) {
        return std::nullopt;
    }
    const SlowTask& task = m_tasks.at(*due);
    m_schedule.started(task.name, m_clock.monotonic());
    if (const auto sent = send(task, context); !sent) {
        m_shell.reset();
        m_running.reset();
        return miss(task.name, sent.error(), context);
    }
    return std::nullopt;
}

Result<void> SlowLane::send(const SlowTask& task, ServerContext& context)
{
    if (m_refusal) {
        return fail(*m_refusal);
    }
    if (!m_shell) {
        auto opened = context.transport->openBeside(slowPrelude());
        if (!opened) {
            m_refusal = opened.error();
            return fail(opened.error());
        }
        m_shell = *std::move(opened);
    }
    m_running = Running{task.name, makeNonce(), m_clock.monotonic() + task.timeout};
    context.budget.addPoll();
    return m_shell->start(task.line(m_running->nonce));
}

Snapshot SlowLane::finish(ssh::ShellReply reply, ServerContext& context)
{
    const Running running = *std::exchange(m_running, std::nullopt);
    const SlowTask& task = m_tasks.at(running.task);
    const Timestamp now = m_clock.now();
    context.work.keep(Work{.probe = task.name,
                           .command = task.shown,
                           .output = reply.output,
                           .exitCode = reply.exitCode,
                           .took = reply.roundTrip,
                           .collectedAt = now});
    Snapshot snapshot = readSlow(task, std::move(reply), running.nonce, now, context);
    const bool isNothing = snapshot.samples.empty() && !snapshot.unavailable.empty();
    if (isNothing && isLacking(snapshot.unavailable.front().why.code)) {
        m_schedule.unavailable(task.name, m_clock.monotonic());
    }
    return snapshot;
}

std::optional<Snapshot> SlowLane::fall(const Error& error, const ServerContext& context)
{
    m_shell.reset();
    if (isRefusal(error.code)) {
        m_refusal = error;
    }
    const auto running = std::exchange(m_running, std::nullopt);
    return running ? std::optional(miss(running->task, error, context)) : std::nullopt;
}

Snapshot SlowLane::miss(const QString& task, const Error& why, const ServerContext& context)
{
    if (isLacking(why.code) || m_refusal) {
        m_schedule.unavailable(task, m_clock.monotonic());
    }
    return missedSlow(task, context.server.id, m_clock.now(), why);
}

void SlowLane::setWake()
{
    const MonotonicTime later = m_clock.monotonic() + never;
    m_wake = m_running ? m_running->deadline : m_schedule.nextDue().value_or(later);
}

} // namespace vedette::collect

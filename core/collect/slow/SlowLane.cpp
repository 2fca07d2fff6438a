// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/SlowLane.h"

#include "core/base/Nonce.h"
#include "core/collect/slow/SlowMisses.h"
#include "core/collect/slow/SlowReader.h"
#include "core/collect/slow/SudoRefusals.h"
#include "core/model/CustomCommandNames.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

constexpr milliseconds longestSpread{8'000};
constexpr seconds retryAfterMiss{300}; // of a probe that is asked less often than that
constexpr std::chrono::hours never{1'000};
constexpr int mostFalls = 3; // in a row, without an answer in between

/// What no second try mends while the session lives.
bool isRefusal(ErrorCode code)
{
    return code == ErrorCode::ServerLimits || code == ErrorCode::NotAvailable;
}

} // namespace

SlowLane::SlowLane(const Clock& clock)
    : m_clock(clock)
{
    setWake();
}

void SlowLane::addCatalogue(const SlowTimes& asked, const Server& server)
{
    const MonotonicTime now = m_clock.monotonic();
    const milliseconds spread{server.id.value * 997 % longestSpread.count()};
    for (const SlowProbe& probe : slowCatalogue()) {
        if (!isAskedOf(probe, server)) {
            continue;
        }
        const SlowSchedule::Rhythm rhythm{.interval = probe.interval,
                                          .first = now + probe.rest + spread,
                                          .retry = std::min(probe.interval, retryAfterMiss)};
        add(taskOf(probe, server), resumed(rhythm, probe.name.toString(), asked));
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
    m_tasks.erase(task);
    if (m_running && !m_running->done && m_running->task.name == task) {
        m_running->isRemoved = true; // what it was asked for may mean another thing by now
    }
    setWake();
}

void SlowLane::watch(const QString& probe)
{
    const bool isCommand = probe.startsWith(commandProbePrefix);
    m_schedule.watch(isCommand ? QString() : probe, m_clock.monotonic());
    setWake();
}

void SlowLane::ask(const QString& probe)
{
    m_schedule.ask(probe, m_clock.monotonic());
    if (m_schedule.contains(probe)) {
        m_asked.insert(probe);
    }
    setWake();
}

void SlowLane::runOnce(SlowRun run)
{
    m_runs.push_back(std::move(run));
    setWake();
}

void SlowLane::cancelRun(quint64 id)
{
    const auto waiting = std::ranges::find(m_runs, id, &SlowRun::id);
    if (waiting != m_runs.end()) {
        const SlowRun dropped = std::move(*waiting);
        m_runs.erase(waiting);
        dropped.done(fail(ErrorCode::Cancelled));
    }
    if (m_running && m_running->run == id) {
        m_running->isCancelled = true;
        m_running->deadline = std::min(m_running->deadline, m_clock.monotonic() + cancelGrace);
        m_shell->interrupt();
    }
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
        const Error late{ErrorCode::Timeout, u"no answer in time"_s};
        return giveUp(m_running->isCancelled ? Error{ErrorCode::Cancelled, {}} : late, context);
    }
    return std::nullopt;
}

std::optional<Snapshot> SlowLane::startDue(ServerContext& context)
{
    if (!m_runs.empty()) {
        return startRun(context);
    }
    const auto due = m_schedule.due(m_clock.monotonic());
    if (!due) {
        return std::nullopt;
    }
    const SlowTask& task = m_tasks.at(*due);
    m_schedule.started(task.name, m_clock.monotonic());
    return begin({.task = task, .nonce = makeNonce(), .deadline = {}, .done = {}}, context);
}

std::optional<Snapshot> SlowLane::startRun(ServerContext& context)
{
    SlowRun run = std::move(m_runs.front());
    m_runs.pop_front();
    return begin({.task = std::move(run.task),
                  .nonce = makeNonce(),
                  .deadline = {},
                  .done = std::move(run.done),
                  .run = run.id},
                 context);
}

/// What can't be asked is given up at once.
std::optional<Snapshot> SlowLane::begin(Running running, ServerContext& context)
{
    m_running = std::move(running);
    if (!m_refusal && !m_shell) {
        auto opened = context.transport->openBeside(slowPrelude());
        m_refusal = opened ? std::nullopt : std::optional(opened.error());
        m_shell = opened ? *std::move(opened) : nullptr;
    }
    if (m_refusal) {
        return giveUp(*m_refusal, context);
    }
    const SlowTask& task = m_running->task;
    m_running->deadline = m_clock.monotonic() + task.timeout;
    context.budget.addPoll();
    if (m_asked.erase(task.name) > 0) {
        forgetRefusal(context.slowTimes, task.name); // a person may have mended it
    }
    const auto sent
        = m_shell->start(requestOf(task, m_running->nonce, context, m_clock.monotonic()));
    return sent ? std::nullopt : fall(sent.error(), context);
}

std::optional<Snapshot> SlowLane::finish(ssh::ShellReply reply, ServerContext& context)
{
    const Running running = *std::exchange(m_running, std::nullopt);
    m_falls = 0;
    if (running.done) {
        running.done(SlowAnswer{std::move(reply), running.nonce, running.isCancelled});
        return std::nullopt;
    }
    if (running.isRemoved) {
        return std::nullopt;
    }
    const SlowTask& task = running.task;
    const Timestamp now = m_clock.now();
    Work work{.probe = task.name,
              .command = task.shown,
              .output = reply.output,
              .exitCode = reply.exitCode,
              .took = reply.roundTrip,
              .collectedAt = now};
    if (task.show) {
        task.show(SlowAnswer{reply, running.nonce}, work);
    }
    context.work.keep(std::move(work));
    Snapshot snapshot = readSlow(task, std::move(reply), running.nonce, now, context);
    if (task.asksRoot && context.server.usesSudo) {
        keepRefusal(snapshot, context.slowTimes, m_clock.monotonic());
    }
    settle(snapshot);
    return snapshot;
}

std::optional<Snapshot> SlowLane::fall(const Error& error, const ServerContext& context)
{
    m_shell.reset();
    ++m_falls;
    if (isRefusal(error.code) || m_falls >= mostFalls) {
        m_refusal = error;
    }
    return m_running ? giveUp(error, context) : std::nullopt;
}

/// Of what runs.
std::optional<Snapshot> SlowLane::giveUp(const Error& error, const ServerContext& context)
{
    const Running running = *std::exchange(m_running, std::nullopt);
    if (running.done) {
        running.done(fail(error));
        return std::nullopt;
    }
    return running.isRemoved ? std::nullopt
                             : std::optional(miss(running.task.name, error, context));
}

Snapshot SlowLane::miss(const QString& task, const Error& why, const ServerContext& context)
{
    Snapshot snapshot = missedSlow(task, context.server.id, m_clock.now(), why);
    snapshot.hasSudoRefused = isRefused(context.slowTimes, task, m_clock.monotonic());
    if (m_refusal) {
        m_schedule.unavailable(task, m_clock.monotonic());
    } else {
        settle(snapshot);
    }
    return snapshot;
}

/// When it is asked again.
void SlowLane::settle(const Snapshot& answer)
{
    const MonotonicTime now = m_clock.monotonic();
    switch (worthOf(answer)) {
    case SlowWorth::Answer:
        m_schedule.answered(answer.probe, now);
        return;
    case SlowWorth::Absence:
        m_schedule.unavailable(answer.probe, now);
        return;
    case SlowWorth::Miss:
        m_schedule.missed(answer.probe, now);
        return;
    }
}

void SlowLane::setWake()
{
    const MonotonicTime later = m_clock.monotonic() + never;
    const MonotonicTime next
        = m_runs.empty() ? m_schedule.nextDue().value_or(later) : m_clock.monotonic();
    m_wake = m_running ? m_running->deadline : next;
}

} // namespace vedette::collect

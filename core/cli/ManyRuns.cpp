// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/ManyRuns.h"

#include "core/base/Post.h"
#include "core/cli/StopSignals.h"
#include "core/engine/ProbeSession.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace vedette::cli {

namespace {

constexpr std::size_t mostSessions = 16;

} // namespace

RunOutcome runOn(const LoginTarget& login,
                 const CustomCommand& command,
                 milliseconds timeout,
                 const AskPerson& ask,
                 const std::stop_token& stop)
{
    const ProbeTarget& target = login.target;
    engine::ProbeSession session(
        {target.server, login.credential, target.pins, login.hops, ask}, timeout, stop);
    RunOutcome outcome{session.report()};
    if (session.isOpen()) {
        outcome.trial = session.run(command);
    }
    return outcome;
}

ManyRuns::ManyRuns(const std::vector<LoginTarget>& logins,
                   const CustomCommand& command,
                   milliseconds timeout,
                   AskPerson ask)
    : m_logins(logins)
    , m_command(command)
    , m_timeout(timeout)
    , m_ask(std::move(ask))
{ }

bool ManyRuns::run(Tell tell)
{
    m_tell = std::move(tell);
    StopSignals signals;
    QObject::connect(
        &signals, &StopSignals::stopRequested, &m_context, [this] { m_stop.request_stop(); });
    const std::size_t workers = std::min(mostSessions, m_logins.size());
    m_workers.reserve(workers);
    for (std::size_t i = 0; i < workers; ++i) {
        m_workers.emplace_back([this] { work(); });
    }
    QCoreApplication::exec();
    m_workers.clear();
    return signals.isInterrupted();
}

void ManyRuns::work()
{
    for (std::size_t i = m_next++; i < m_logins.size(); i = m_next++) {
        const RunOutcome outcome
            = runOn(m_logins[i], m_command, m_timeout, m_ask, m_stop.get_token());
        post(&m_context, [this, i, outcome] { take(i, outcome); });
    }
}

void ManyRuns::take(std::size_t server, const RunOutcome& outcome)
{
    m_tell(server, outcome);
    ++m_ended;
    if (m_ended == m_logins.size()) {
        QCoreApplication::quit();
    }
}

} // namespace vedette::cli

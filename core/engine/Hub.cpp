// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/Hub.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

constexpr seconds alertRetry{5};

Result<AlertId> write(store::ConfigStore& store, const Alert& alert)
{
    return alert.state == AlertState::Firing ? store.raiseAlert(alert) : store.resolveAlert(alert);
}

} // namespace

Hub::Hub(const Clock& clock, ConfigThread& config, store::HistoryStore* history, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_history(history)
    , m_journal(history == nullptr ? nullptr : alertWriter(config), alertRetry, this)
{
    connect(&m_journal, &AlertJournal::alertRaised, this, &Hub::alertRaised);
    connect(&m_journal, &AlertJournal::alertResolved, this, &Hub::alertResolved);
}

AlertJournal::Write Hub::alertWriter(ConfigThread& config)
{
    return [this, &config](const Alert& alert, AlertJournal::Answer answer) {
        config.call(
            this,
            [alert](store::ConfigStore& store) { return write(store, alert); },
            std::move(answer));
    };
}

void Hub::accept(const Snapshot& snapshot)
{
    m_live.accept(snapshot);
    if (m_history != nullptr && !m_history->append(snapshot)) {
        m_health.addDropped();
    }
    Q_EMIT snapshotReady(snapshot);
}

void Hub::keepMonitored(ServerId server, bool isMonitored)
{
    Snapshot snapshot;
    snapshot.server = server;
    snapshot.kind = PollKind::Status;
    snapshot.collectedAt = m_clock.now();
    snapshot.samples.push_back({{u"server"_s, u"monitored"_s, {}}, isMonitored ? 1.0 : 0.0});
    if (m_history != nullptr && !m_history->append(snapshot)) {
        m_health.addDropped();
    }
}

void Hub::accept(const Server& server, const ServerStatus& status)
{
    for (const Alert& alert : m_alerts.evaluate(server, status, m_clock.now())) {
        m_journal.record(alert);
    }
    Q_EMIT statusChanged(status);
}

void Hub::removeServer(ServerId server)
{
    m_live.remove(server);
    if (const auto resolved = m_alerts.serverRemoved(server, m_clock.now())) {
        m_journal.record(*resolved);
    }
}

} // namespace vedette::engine

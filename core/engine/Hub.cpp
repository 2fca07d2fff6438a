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

HistoryKeeper::Tell policyTeller(store::HistoryStore* history)
{
    if (history == nullptr) {
        return nullptr;
    }
    return [history](const RetentionPolicy& policy) { history->setRetention(policy); };
}

} // namespace

Hub::Hub(const Clock& clock, ConfigThread& config, store::HistoryStore* history, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_history(history)
    , m_journal(history == nullptr ? nullptr : alertWriter(config), alertRetry, this)
    , m_keeper(clock, config, policyTeller(history), {}, this)
{
    connect(&m_journal, &AlertJournal::alertRaised, &m_keeper, &HistoryKeeper::setAlert);
    connect(&m_journal, &AlertJournal::alertResolved, &m_keeper, &HistoryKeeper::setAlert);
    connect(&m_journal, &AlertJournal::alertRaised, this, &Hub::alertRaised);
    connect(&m_journal, &AlertJournal::alertResolved, this, &Hub::alertResolved);
}

void Hub::stop()
{
    m_journal.stop();
    m_keeper.stop();
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

std::vector<Alert> Hub::asTold(std::vector<Alert> stored, const AlertQuery& query) const
{
    std::vector<Alert> alerts = m_journal.asTold(std::move(stored));
    std::erase_if(alerts, [&query](const Alert& alert) { return !matches(query, alert); });
    return alerts;
}

void Hub::restore(const std::vector<Alert>& firing)
{
    m_alerts.restore(firing);
    for (const Alert& alert : firing) {
        m_keeper.setAlert(alert);
    }
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

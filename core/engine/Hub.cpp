// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/Hub.h"

#include "core/base/Log.h"

namespace vedette::engine {

Hub::Hub(const Clock& clock, ConfigThread& config, store::HistoryStore* history, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_config(config)
    , m_history(history)
{ }

void Hub::accept(const Snapshot& snapshot)
{
    m_live.accept(snapshot);
    if (m_history != nullptr && !m_history->append(snapshot)) {
        m_health.addDropped();
    }
    Q_EMIT snapshotReady(snapshot);
}

void Hub::accept(const Server& server, const ServerStatus& status)
{
    for (const Alert& alert : m_alerts.evaluate(server, status, m_clock.now())) {
        publish(alert);
    }
    Q_EMIT statusChanged(status);
}

void Hub::removeServer(ServerId server)
{
    m_live.remove(server);
    if (const auto resolved = m_alerts.serverRemoved(server, m_clock.now())) {
        publish(*resolved);
    }
}

void Hub::publish(const Alert& alert)
{
    if (m_history == nullptr) {
        publishUnstored(alert); // a mere onlooker leaves the alerts to the collector
    } else if (alert.state == AlertState::Firing) {
        publishRaised(alert);
    } else if (alert.id.isNull()) {
        m_endedEarly[{alert.server, alert.raisedAt}] = alert; // until the store has told its id
    } else {
        publishResolved(alert);
    }
}

void Hub::publishRaised(const Alert& alert)
{
    m_config.call(
        this,
        [alert](store::ConfigStore& store) { return store.raiseAlert(alert); },
        [this, alert](const Result<AlertId>& stored) {
            Alert raised = alert;
            raised.id = stored.value_or(AlertId{--m_lastUnstoredAlert});
            if (!stored) { // it is told all the same
                qCWarning(logEngine).noquote()
                    << "an alert could not be stored:" << stored.error().detail;
            }
            m_alerts.setId(raised);
            Q_EMIT alertRaised(raised);
            const auto ended = m_endedEarly.extract({raised.server, raised.raisedAt});
            if (!ended.empty()) {
                Alert resolved = ended.mapped();
                resolved.id = raised.id;
                publishResolved(resolved);
            }
        });
}

void Hub::publishResolved(const Alert& alert)
{
    m_config.call(
        this,
        [alert](store::ConfigStore& store) { return store.resolveAlert(alert); },
        [this, alert](const Result<void>& stored) {
            if (!stored) {
                qCWarning(logEngine).noquote()
                    << "a resolved alert could not be stored:" << stored.error().detail;
            }
            Q_EMIT alertResolved(alert);
        });
}

void Hub::publishUnstored(const Alert& alert)
{
    if (alert.state == AlertState::Resolved) {
        Q_EMIT alertResolved(alert);
        return;
    }
    Alert raised = alert;
    raised.id = AlertId{--m_lastUnstoredAlert};
    m_alerts.setId(raised);
    Q_EMIT alertRaised(raised);
}

} // namespace vedette::engine

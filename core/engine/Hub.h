// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/alert/AlertManager.h"
#include "core/base/Clock.h"
#include "core/engine/ConfigThread.h"
#include "core/engine/HealthMeter.h"
#include "core/engine/LiveCache.h"
#include "core/store/HistoryStore.h"

#include <QObject>

#include <map>
#include <utility>

namespace vedette::engine {

/// The fixed order in which everything that comes from the servers is delivered:
/// live cache, store, alerts, then the signals. Lives on: core thread.
class Hub final : public QObject
{
    Q_OBJECT

public:
    /// `history` may be null (nothing is kept then).
    Hub(const Clock& clock, ConfigThread& config, store::HistoryStore* history, QObject* parent);

    void accept(const Snapshot& snapshot);
    void accept(const Server& server, const ServerStatus& status);
    void removeServer(ServerId server);
    void restore(const std::vector<Alert>& firing) { m_alerts.restore(firing); }

    [[nodiscard]] const LiveCache& live() const { return m_live; }
    [[nodiscard]] HealthMeter& health() { return m_health; }

Q_SIGNALS:
    void snapshotReady(const vedette::Snapshot& snapshot);
    void statusChanged(const vedette::ServerStatus& status);
    void alertRaised(const vedette::Alert& alert);
    void alertResolved(const vedette::Alert& alert);

private:
    void publish(const Alert& alert);
    void publishUnstored(const Alert& alert);
    void publishRaised(const Alert& alert);
    void publishResolved(const Alert& alert);

    const Clock& m_clock;
    ConfigThread& m_config;
    store::HistoryStore* m_history;
    LiveCache m_live;
    alert::AlertManager m_alerts;
    HealthMeter m_health;
    /// Alerts that ended before the store had told their id.
    std::map<std::pair<ServerId, Timestamp>, Alert> m_endedEarly;
    qint64 m_lastUnstoredAlert = 0; ///< negative ids for alerts that could not be stored
};

} // namespace vedette::engine

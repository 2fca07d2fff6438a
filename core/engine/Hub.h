// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/alert/AlertManager.h"
#include "core/base/Clock.h"
#include "core/engine/AlertJournal.h"
#include "core/engine/ConfigThread.h"
#include "core/engine/HealthMeter.h"
#include "core/engine/HistoryKeeper.h"
#include "core/engine/LiveCache.h"
#include "core/store/history/HistoryStore.h"

#include <QObject>

#include <utility>
#include <vector>

namespace vedette::engine {

/// The fixed order in which everything that comes from the servers is delivered:
/// live cache, store, alerts, then the signals. Lives on: core thread.
class Hub final : public QObject
{
    Q_OBJECT

public:
    /// `history` may be null: neither samples nor alerts are kept then.
    Hub(const Clock& clock, ConfigThread& config, store::HistoryStore* history, QObject* parent);

    void accept(const Snapshot& snapshot);
    void accept(const Server& server, const ServerStatus& status);
    /// The history tells a pause from time in which nobody watched.
    void keepMonitored(ServerId server, bool isMonitored);
    void removeServer(ServerId server);
    void keepCommands(const Server& server, const std::vector<CustomCommand>& commands)
    {
        m_live.keepCommands(server, commands);
    }
    /// Hands what waits to the store: the end.
    void stop();
    /// `stored` as the answer to `query`.
    [[nodiscard]] std::vector<Alert> asTold(std::vector<Alert> stored,
                                            const AlertQuery& query = {}) const;
    void restore(const std::vector<Alert>& firing);

    [[nodiscard]] const LiveCache& live() const { return m_live; }
    [[nodiscard]] HealthMeter& health() { return m_health; }
    [[nodiscard]] HistoryKeeper& keeper() { return m_keeper; }

Q_SIGNALS:
    void snapshotReady(const vedette::Snapshot& snapshot);
    void statusChanged(const vedette::ServerStatus& status);
    void alertRaised(const vedette::Alert& alert);
    void alertResolved(const vedette::Alert& alert);

private:
    [[nodiscard]] AlertJournal::Write alertWriter(ConfigThread& config);

    const Clock& m_clock;
    store::HistoryStore* m_history;
    LiveCache m_live;
    alert::AlertManager m_alerts;
    HealthMeter m_health;
    AlertJournal m_journal;
    HistoryKeeper m_keeper;
};

} // namespace vedette::engine

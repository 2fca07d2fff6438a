// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/FleetSource.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace vedette::ui {

class AlertModel;
class ServerModel;

/// Joins a FleetSource and the models: the only file that hears the source's signals for them.
/// Keeps the newest snapshots and applies them in a batch every 250 ms. Lives on: GUI thread.
class UiBridge final : public QObject
{
    Q_OBJECT

public:
    explicit UiBridge(FleetSource& source, QObject* parent = nullptr);

    [[nodiscard]] FleetSource& source() { return m_source; }
    [[nodiscard]] ServerModel& servers() { return *m_servers; }
    [[nodiscard]] AlertModel& alerts() { return *m_alerts; }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

Q_SIGNALS:
    void loaded();
    /// After the models took the batch: at most four times a second.
    void snapshotsApplied(const std::vector<vedette::Snapshot>& batch);
    void statusApplied(const vedette::ServerStatus& status);
    void serverAdded(vedette::ServerId server);
    void serverRemoved(vedette::ServerId server);
    void alertRaised(const vedette::Alert& alert);
    void alertResolved(const vedette::Alert& alert);
    void healthChanged(const vedette::CollectorHealth& health);

private:
    void listen();
    void applyFleet(const FleetState& state);
    void removeServer(ServerId server);
    void applyStatus(const ServerStatus& status);
    void keep(const Snapshot& snapshot);
    void forgetPending(ServerId server);
    void applyBatch();
    void raiseAlert(const Alert& alert);
    void resolveAlert(const Alert& alert);

    FleetSource& m_source;
    ServerModel* m_servers;
    AlertModel* m_alerts;
    QTimer m_batchTimer;
    QTimer m_clockTimer;
    std::vector<Snapshot> m_pending;
    bool m_isLoaded = false;
};

} // namespace vedette::ui

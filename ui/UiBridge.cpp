// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/UiBridge.h"

#include "core/fleet/CommandSource.h"
#include "ui/alerts/AlertModel.h"
#include "ui/servers/ServerModel.h"

#include <algorithm>

namespace vedette::ui {

namespace {

constexpr milliseconds batchInterval{250};
constexpr seconds clockInterval{1};

} // namespace

UiBridge::UiBridge(FleetSource& source, QObject* parent)
    : QObject(parent)
    , m_source(source)
    , m_servers(new ServerModel(this))
    , m_alerts(new AlertModel(this))
{
    m_batchTimer.setSingleShot(true);
    m_batchTimer.setInterval(batchInterval);
    connect(&m_batchTimer, &QTimer::timeout, this, &UiBridge::applyBatch);
    m_clockTimer.setInterval(clockInterval);
    connect(&m_clockTimer, &QTimer::timeout, this, [this] {
        m_servers->refreshTimes();
        m_alerts->refreshTimes();
    });
    listen();
    m_source.requestFleet();
}

/// What is said before the fleet is loaded is part of the fleet that comes: it is passed over.
void UiBridge::listen()
{
    connect(&m_source, &FleetSource::fleetLoaded, this, [this](RequestId, const FleetState& state) {
        applyFleet(state);
    });
    connect(&m_source, &FleetSource::serverAdded, this, [this](const Server& server) {
        if (m_isLoaded) {
            m_servers->addServer(server);
            m_servers->setSeverity(server.id, m_alerts->worstOf(server.id));
            Q_EMIT serverAdded(server.id);
        }
    });
    connect(&m_source, &FleetSource::serverUpdated, this, [this](const Server& server) {
        if (m_isLoaded) {
            m_servers->updateServer(server);
        }
    });
    if (const CommandSource* const commands = m_source.commands()) {
        connect(commands, &CommandSource::changed, m_servers, &ServerModel::setCommands);
    }
    connect(&m_source, &FleetSource::serverRemoved, this, &UiBridge::removeServer);
    connect(&m_source, &FleetSource::statusChanged, this, &UiBridge::applyStatus);
    connect(&m_source, &FleetSource::snapshotReady, this, &UiBridge::keep);
    connect(&m_source, &FleetSource::alertRaised, this, &UiBridge::raiseAlert);
    connect(&m_source, &FleetSource::alertResolved, this, &UiBridge::resolveAlert);
    connect(&m_source, &FleetSource::healthChanged, this, &UiBridge::healthChanged);
}

void UiBridge::applyFleet(const FleetState& state)
{
    m_servers->load(state);
    m_alerts->load(state.alerts);
    for (const Server& server : state.servers) {
        m_servers->setSeverity(server.id, m_alerts->worstOf(server.id));
    }
    m_isLoaded = true;
    m_clockTimer.start();
    Q_EMIT loaded();
}

void UiBridge::removeServer(ServerId server)
{
    if (!m_isLoaded) {
        return;
    }
    forgetPending(server);
    m_servers->removeServer(server);
    Q_EMIT serverRemoved(server);
}

void UiBridge::applyStatus(const ServerStatus& status)
{
    if (!m_isLoaded) {
        return;
    }
    if (!isUp(status.state)) {
        forgetPending(status.server); // values of a server that is down by now
    }
    m_servers->applyStatus(status);
    Q_EMIT statusApplied(status);
}

/// The newest of a kind, and of a slow probe, replaces an older one that still waits: a window that
/// was held up catches up at once.
void UiBridge::keep(const Snapshot& snapshot)
{
    if (!m_isLoaded) {
        return;
    }
    const auto older = std::ranges::find_if(m_pending, [&](const Snapshot& pending) {
        return pending.server == snapshot.server && pending.kind == snapshot.kind
            && pending.probe == snapshot.probe;
    });
    if (older == m_pending.end()) {
        m_pending.push_back(snapshot);
    } else {
        const auto facts = older->facts; // come once per session
        *older = snapshot;
        older->facts = snapshot.facts ? snapshot.facts : facts;
    }
    if (!m_batchTimer.isActive()) {
        m_batchTimer.start();
    }
}

void UiBridge::forgetPending(ServerId server)
{
    std::erase_if(m_pending,
                  [server](const Snapshot& pending) { return pending.server == server; });
}

void UiBridge::applyBatch()
{
    if (m_pending.empty()) {
        return;
    }
    const std::vector<Snapshot> batch = std::exchange(m_pending, {});
    m_servers->applySnapshots(batch);
    Q_EMIT snapshotsApplied(batch);
}

void UiBridge::raiseAlert(const Alert& alert)
{
    if (m_isLoaded) {
        m_alerts->apply(alert);
        m_servers->setSeverity(alert.server, m_alerts->worstOf(alert.server));
        Q_EMIT alertRaised(alert);
    }
}

void UiBridge::resolveAlert(const Alert& alert)
{
    if (m_isLoaded) {
        m_alerts->apply(alert);
        m_servers->setSeverity(alert.server, m_alerts->worstOf(alert.server));
        Q_EMIT alertResolved(alert);
    }
}

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/FleetTable.h"

#include <algorithm>
#include <tuple>

namespace vedette::cli {

std::optional<double> FleetRow::value(const MetricId& metric) const
{
    const auto found = values.constFind(metric);
    return found == values.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<double> FleetRow::highest(QStringView type, QStringView field) const
{
    std::optional<double> best;
    for (auto i = values.constBegin(); i != values.constEnd(); ++i) {
        if (i.key().type == type && i.key().field == field) {
            best = std::max(best.value_or(*i), *i);
        }
    }
    return best;
}

void FleetTable::load(const FleetState& state)
{
    m_rows.clear();
    for (const Server& server : state.servers) {
        setServer(server);
    }
    for (const ServerStatus& status : state.statuses) {
        setStatus(status);
    }
    for (const Snapshot& snapshot : state.latest) {
        applySnapshot(snapshot);
    }
    m_alerts.clear();
    std::for_each(state.alerts.rbegin(), state.alerts.rend(), [this](const Alert& alert) {
        setAlert(alert);
    });
}

void FleetTable::setServer(const Server& server)
{
    if (FleetRow* row = find(server.id)) {
        row->server = server;
    } else {
        FleetRow added;
        added.server = server;
        added.status.server = server.id;
        m_rows.push_back(added);
    }
    std::ranges::stable_sort(m_rows, [](const FleetRow& a, const FleetRow& b) {
        return std::tie(a.server.position, a.server.name)
            < std::tie(b.server.position, b.server.name);
    });
}

void FleetTable::removeServer(ServerId server)
{
    std::erase_if(m_rows, [server](const FleetRow& row) { return row.server.id == server; });
}

void FleetTable::setStatus(const ServerStatus& status)
{
    FleetRow* row = find(status.server);
    if (row == nullptr) {
        return;
    }
    row->status = status;
    if (!isUp(status.state)) {
        row->values.clear();
        row->collectedAt.reset();
        row->roundTrip.reset();
    }
}

void FleetTable::applySnapshot(const Snapshot& snapshot)
{
    FleetRow* row = find(snapshot.server);
    if (row == nullptr || snapshot.error) {
        return; // the status tells of errors
    }
    if (snapshot.kind == PollKind::Metrics) {
        row->values.clear();
    } else if (snapshot.kind == PollKind::Status) {
        row->roundTrip = snapshot.roundTrip; // metrics wait for df; a slow probe has none
    }
    for (const Sample& sample : snapshot.samples) {
        row->values.insert(sample.metric, sample.value);
    }
    row->collectedAt = snapshot.collectedAt;
}

void FleetTable::setAlert(const Alert& alert)
{
    m_alerts.removeIf([&](const Alert& known) { return known.id == alert.id; });
    if (alert.state == AlertState::Firing) {
        m_alerts.prepend(alert);
    }
}

QString FleetTable::nameOf(ServerId server) const
{
    const auto found = std::ranges::find_if(
        m_rows, [server](const FleetRow& row) { return row.server.id == server; });
    return found == m_rows.end() ? QString::number(server.value) : found->server.name;
}

FleetRow* FleetTable::find(ServerId server)
{
    const auto found = std::ranges::find_if(
        m_rows, [server](const FleetRow& row) { return row.server.id == server; });
    return found == m_rows.end() ? nullptr : &*found;
}

void follow(engine::Engine& engine, QObject* context, FleetTable& table)
{
    using engine::Engine;
    FleetTable* const t = &table; // outlives `context`, as promised in the header
    QObject::connect(&engine, &Engine::fleetLoaded, context, [t](RequestId, const FleetState& s) {
        t->load(s);
    });
    QObject::connect(
        &engine, &Engine::serverAdded, context, [t](const Server& s) { t->setServer(s); });
    QObject::connect(
        &engine, &Engine::serverUpdated, context, [t](const Server& s) { t->setServer(s); });
    QObject::connect(
        &engine, &Engine::serverRemoved, context, [t](ServerId s) { t->removeServer(s); });
    QObject::connect(
        &engine, &Engine::statusChanged, context, [t](const ServerStatus& s) { t->setStatus(s); });
    QObject::connect(
        &engine, &Engine::snapshotReady, context, [t](const Snapshot& s) { t->applySnapshot(s); });
    QObject::connect(
        &engine, &Engine::alertRaised, context, [t](const Alert& a) { t->setAlert(a); });
    QObject::connect(
        &engine, &Engine::alertResolved, context, [t](const Alert& a) { t->setAlert(a); });
    engine.requestFleet();
}

} // namespace vedette::cli

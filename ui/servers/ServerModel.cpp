// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ServerModel.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

bool isBefore(const ServerRow& a, const ServerRow& b)
{
    return std::pair(a.server.position, a.server.id.value)
        < std::pair(b.server.position, b.server.id.value);
}

/// A snapshot that was on its way while its server went down says nothing about now.
bool isOutdated(const Snapshot& snapshot, const ServerStatus& status)
{
    const bool isOff = isDown(status.state) || status.state == ServerState::Paused;
    return snapshot.error || (isOff && snapshot.collectedAt <= status.since);
}

void keepValues(ServerRow& row, const Snapshot& snapshot)
{
    if (snapshot.kind == PollKind::Metrics) { // it names all file systems, interfaces, …
        row.values.removeIf([](const QHash<MetricId, double>::iterator& entry) {
            return !entry.key().instance.isEmpty();
        });
        row.unavailable = snapshot.unavailable;
        row.metricsAt = snapshot.collectedAt;
    }
    for (const Sample& sample : snapshot.samples) {
        row.values.insert(sample.metric, sample.value);
    }
}

void setStatus(ServerRow& row, const ServerStatus& status)
{
    row.status = status;
    if (!isUp(status.state)) {
        row.values.clear();
        breakCpu(row);
        row.unavailable.clear();
    }
}

} // namespace

ServerModel::ServerModel(QObject* parent)
    : QAbstractTableModel(parent)
{ }

int ServerModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ServerModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

const ServerRow* ServerModel::find(ServerId server) const
{
    const int row = rowOf(server);
    return row < 0 ? nullptr : &m_rows[static_cast<std::size_t>(row)];
}

QModelIndex ServerModel::indexOf(ServerId server) const
{
    const int row = rowOf(server);
    return row < 0 ? QModelIndex() : index(row, 0);
}

int ServerModel::rowOf(ServerId server) const
{
    return m_rowOf.value(server, -1);
}

void ServerModel::indexRows()
{
    m_rowOf.clear();
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        m_rowOf.insert(m_rows[row].server.id, static_cast<int>(row));
    }
}

void ServerModel::load(const FleetState& state)
{
    beginResetModel();
    m_rows.clear();
    m_totals.clear();
    for (const Server& server : state.servers) {
        ServerRow row;
        row.server = server;
        row.status.server = server.id;
        m_rows.push_back(std::move(row));
    }
    std::ranges::sort(m_rows, isBefore);
    indexRows();
    for (const ServerStatus& status : state.statuses) {
        if (const int row = rowOf(status.server); row >= 0) {
            setStatus(m_rows[static_cast<std::size_t>(row)], status);
        }
    }
    for (const Snapshot& snapshot : state.latest) {
        take(snapshot);
    }
    endResetModel();
}

void ServerModel::addServer(const Server& server)
{
    if (rowOf(server.id) >= 0) {
        updateServer(server);
        return;
    }
    ServerRow row;
    row.server = server;
    row.status.server = server.id;
    const auto place = std::ranges::upper_bound(m_rows, row, isBefore);
    const int at = static_cast<int>(place - m_rows.begin());
    beginInsertRows({}, at, at);
    m_rows.insert(place, std::move(row));
    indexRows();
    endInsertRows();
}

void ServerModel::updateServer(const Server& server)
{
    const int from = rowOf(server.id);
    if (from < 0) {
        return;
    }
    ServerRow& known = m_rows[static_cast<std::size_t>(from)];
    if (addressOf(known.server) != addressOf(server)) {
        known.slow.clear(); // of another machine, perhaps
        known.cpu.clear();
    }
    known.server = server;
    forgetCommands(known); // it may have other tags
    ServerRow changed = known;
    // The row itself may stand anywhere: count the others that come before it.
    const int to = static_cast<int>(std::ranges::count_if(
        m_rows, [&](const ServerRow& row) { return isBefore(row, changed); }));
    if (to != from) {
        beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
        m_rows.erase(m_rows.begin() + from);
        m_rows.insert(m_rows.begin() + to, std::move(changed));
        indexRows();
        endMoveRows();
    }
    announce({to}, {});
}

void ServerModel::removeServer(ServerId server)
{
    const int row = rowOf(server);
    if (row < 0) {
        return;
    }
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    m_totals.remove(server);
    m_severities.remove(server);
    indexRows();
    endRemoveRows();
}

void ServerModel::applyStatus(const ServerStatus& status)
{
    const int row = rowOf(status.server);
    if (row < 0) {
        return;
    }
    setStatus(m_rows[static_cast<std::size_t>(row)], status);
    if (!isUp(status.state)) {
        m_totals.remove(status.server);
    }
    announce({row},
             {Qt::DisplayRole,
              Qt::ToolTipRole,
              Qt::AccessibleTextRole,
              SortRole,
              StateRole,
              SubtitleRole,
              SparklineRole});
}

bool ServerModel::take(const Snapshot& snapshot)
{
    const int place = rowOf(snapshot.server);
    if (place < 0) {
        return false;
    }
    ServerRow& row = m_rows[static_cast<std::size_t>(place)];
    if (snapshot.kind == PollKind::Slow) { // nothing of it stands in the list
        if (!m_commands || isProbeKnown(snapshot.probe, *m_commands, row.server)) {
            keepSlow(row, snapshot);
        }
        row.facts = snapshot.facts.value_or(row.facts);
        return snapshot.facts.has_value();
    }
    if (isOutdated(snapshot, row.status)) {
        return false;
    }
    row.sampledAt = std::max(row.sampledAt, snapshot.collectedAt);
    if (snapshot.facts) {
        row.facts = *snapshot.facts;
    }
    keepValues(row, snapshot);
    keepCpu(row, snapshot);
    const auto disk = fullestDisk(row);
    m_totals.insert(row.server.id,
                    {disk ? std::optional(disk->usedPercent) : std::nullopt,
                     networkTotal(row, u"rxRate"_s),
                     networkTotal(row, u"txRate"_s)});
    return true;
}

void ServerModel::applySnapshots(const std::vector<Snapshot>& snapshots)
{
    std::vector<int> rows;
    for (const Snapshot& snapshot : snapshots) {
        if (take(snapshot)) {
            rows.push_back(rowOf(snapshot.server));
        }
    }
    std::ranges::sort(rows);
    announce(rows, {Qt::DisplayRole, SortRole, SparklineRole, Qt::AccessibleTextRole});
}

void ServerModel::setCommands(const std::vector<CustomCommand>& commands)
{
    m_commands = commands;
    std::ranges::for_each(m_rows, [this](ServerRow& row) { forgetCommands(row); });
}

/// Nothing of them stands in the list.
void ServerModel::forgetCommands(ServerRow& row) const
{
    if (m_commands) {
        std::erase_if(row.slow, [&](const auto& answer) {
            return !isProbeKnown(answer.first, *m_commands, row.server);
        });
    }
}

void ServerModel::setSeverity(ServerId server, std::optional<Severity> severity)
{
    const auto known = m_severities.constFind(server);
    const bool isSame = severity ? known != m_severities.constEnd() && *known == *severity
                                 : known == m_severities.constEnd();
    const int row = rowOf(server);
    if (isSame || row < 0) {
        return;
    }
    if (severity) {
        m_severities.insert(server, *severity);
    } else {
        m_severities.remove(server);
    }
    announce({row}, {SeverityRole});
}

void ServerModel::refreshTimes()
{
    std::vector<int> rows;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (isDown(m_rows[row].status.state)) {
            rows.push_back(static_cast<int>(row));
        }
    }
    announce(rows, {SubtitleRole});
}

void ServerModel::announce(const std::vector<int>& rows, const QList<int>& roles)
{
    const int lastColumn = columnCount() - 1;
    for (std::size_t first = 0; first < rows.size();) {
        std::size_t last = first;
        while (last + 1 < rows.size() && rows[last + 1] <= rows[last] + 1) {
            ++last;
        }
        Q_EMIT dataChanged(index(rows[first], 0), index(rows[last], lastColumn), roles);
        first = last + 1;
    }
}

} // namespace vedette::ui

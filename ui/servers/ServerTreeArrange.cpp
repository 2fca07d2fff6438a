// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ServerTreeModel.h"

#include <QScopedValueRollback>

#include <algorithm>

// How ServerTreeModel gets from the rows it has to those it should have.
namespace vedette::ui {

void ServerTreeModel::arrange()
{
    const QScopedValueRollback guard(m_isChanging, true);
    const std::vector<Group> target = wanted();
    QSet<ServerId> kept;
    for (const Group& group : target) {
        kept.unite(QSet<ServerId>(group.servers.begin(), group.servers.end()));
    }
    dropServers(kept);
    for (std::size_t row = 0; row < target.size(); ++row) {
        placeGroup(row, target[row].name);
    }
    for (std::size_t row = 0; row < target.size(); ++row) {
        placeServers(row, target[row].servers);
    }
    dropEmptyGroups();
    rememberPlaces();
    Q_EMIT arranged();
}

std::vector<ServerTreeModel::Group> ServerTreeModel::wanted() const
{
    std::vector<Group> groups;
    QHash<QString, std::size_t> known;
    for (const ServerRow& row : m_servers.rows()) {
        if (!m_filter.matches(row)) {
            continue;
        }
        const QString name = row.server.group.trimmed();
        const auto found = known.constFind(name);
        if (found == known.constEnd()) {
            known.insert(name, groups.size());
            groups.push_back({0, name, {row.server.id}});
        } else {
            groups[*found].servers.push_back(row.server.id);
        }
    }
    return groups;
}

void ServerTreeModel::dropServers(const QSet<ServerId>& kept)
{
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        auto& servers = m_groups[group].servers;
        const QModelIndex parent = index(static_cast<int>(group), 0, {});
        for (auto last = static_cast<int>(servers.size()) - 1; last >= 0; --last) {
            if (kept.contains(servers[at(last)])) {
                continue;
            }
            int first = last;
            while (first > 0 && !kept.contains(servers[at(first - 1)])) {
                --first;
            }
            beginRemoveRows(parent, first, last);
            servers.erase(servers.begin() + first, servers.begin() + last + 1);
            endRemoveRows();
            last = first;
        }
    }
}

/// Groups that are not wanted any more end up behind the wanted ones.
void ServerTreeModel::placeGroup(std::size_t row, const QString& name)
{
    const auto found = std::ranges::find(m_groups, name, &Group::name);
    const auto here = m_groups.begin() + static_cast<std::ptrdiff_t>(row);
    const int to = static_cast<int>(row);
    if (found == m_groups.end()) {
        beginInsertRows({}, to, to);
        m_groups.insert(here, {m_nextGroup++, name, {}});
        endInsertRows();
    } else if (found != here) {
        const int from = static_cast<int>(found - m_groups.begin());
        beginMoveRows({}, from, from, {}, to);
        std::rotate(here, found, found + 1);
        endMoveRows();
    }
}

void ServerTreeModel::placeServers(std::size_t group, const std::vector<ServerId>& servers)
{
    rememberPlaces();
    for (std::size_t row = 0; row < servers.size();) {
        const auto& present = m_groups[group].servers;
        if (row < present.size() && present[row] == servers[row]) {
            ++row;
            continue;
        }
        if (m_places.contains(servers[row])) {
            placeServer(group, row, servers[row]);
            ++row;
            continue;
        }
        const auto first = servers.begin() + static_cast<std::ptrdiff_t>(row);
        const auto end = std::find_if(
            first, servers.end(), [this](ServerId server) { return m_places.contains(server); });
        const auto count = end - first;
        auto& changed = m_groups[group].servers;
        beginInsertRows(index(static_cast<int>(group), 0, {}),
                        static_cast<int>(row),
                        static_cast<int>(row) + static_cast<int>(count) - 1);
        changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(row), first, end);
        endInsertRows();
        row += static_cast<std::size_t>(count);
    }
}

/// Moves a server that is further down, or in another group, to its place.
void ServerTreeModel::placeServer(std::size_t group, std::size_t row, ServerId server)
{
    const Place from = find(server);
    const int to = static_cast<int>(row);
    beginMoveRows(
        index(from.group, 0, {}), from.row, from.row, index(static_cast<int>(group), 0, {}), to);
    auto& old = m_groups[at(from.group)].servers;
    old.erase(old.begin() + from.row);
    auto& changed = m_groups[group].servers;
    changed.insert(changed.begin() + to, server);
    endMoveRows();
}

ServerTreeModel::Place ServerTreeModel::find(ServerId server) const
{
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        const auto& servers = m_groups[group].servers;
        const auto found = std::ranges::find(servers, server);
        if (found != servers.end()) {
            return {static_cast<int>(group), static_cast<int>(found - servers.begin())};
        }
    }
    return {};
}

void ServerTreeModel::dropEmptyGroups()
{
    for (auto row = static_cast<int>(m_groups.size()) - 1; row >= 0; --row) {
        if (m_groups[at(row)].servers.empty()) {
            beginRemoveRows({}, row, row);
            m_groups.erase(m_groups.begin() + row);
            endRemoveRows();
        }
    }
}

void ServerTreeModel::rememberPlaces()
{
    m_places.clear();
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        const auto& servers = m_groups[group].servers;
        for (std::size_t row = 0; row < servers.size(); ++row) {
            m_places.insert(servers[row], {static_cast<int>(group), static_cast<int>(row)});
        }
    }
}

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ServerTreeModel.h"

#include "core/base/PlainText.h"

#include <QDataStream>
#include <QIODevice>
#include <QMimeData>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

QString mimeType()
{
    return u"application/x-vedette-servers"_s;
}

} // namespace

ServerTreeModel::ServerTreeModel(ServerModel& servers, QObject* parent)
    : QAbstractItemModel(parent)
    , m_servers(servers)
{
    const auto again = [this] { arrange(); };
    connect(&servers, &QAbstractItemModel::modelReset, this, again);
    connect(&servers, &QAbstractItemModel::rowsInserted, this, again);
    connect(&servers, &QAbstractItemModel::rowsRemoved, this, again);
    connect(&servers, &QAbstractItemModel::rowsMoved, this, again);
    connect(&servers, &QAbstractItemModel::dataChanged, this, &ServerTreeModel::forward);
    arrange();
}

QModelIndex ServerTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return parent.isValid() ? createIndex(row, column, m_groups[at(parent.row())].id)
                            : createIndex(row, column, quintptr{0});
}

QModelIndex ServerTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == 0) {
        return {};
    }
    return createIndex(groupRow(child.internalId()), 0, quintptr{0});
}

int ServerTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid()) {
        return static_cast<int>(m_groups.size());
    }
    return isGroup(parent) ? static_cast<int>(m_groups[at(parent.row())].servers.size()) : 0;
}

int ServerTreeModel::columnCount(const QModelIndex& /*parent*/) const
{
    return 1;
}

QVariant ServerTreeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (isGroup(index)) {
        return groupData(m_groups[at(index.row())], role);
    }
    const int row = m_servers.indexOf(serverAt(index)).row();
    const auto cell = [&](ServerModel::Column column) {
        return m_servers.index(row, static_cast<int>(column));
    };
    switch (role) {
    case IsGroupRole:
        return false;
    case CpuTextRole:
        return cell(ServerModel::Column::Cpu).data();
    case MemoryTextRole:
        return cell(ServerModel::Column::Memory).data();
    default:
        return cell(ServerModel::Column::Name).data(role);
    }
}

QVariant ServerTreeModel::groupData(const Group& group, int role) const
{
    const auto count = static_cast<int>(group.servers.size());
    const QString name = group.name.isEmpty() ? tr("Servers") : plainText(group.name);
    switch (role) {
    case Qt::DisplayRole:
        //: heading of a group; %1 is its name in capitals, %2 how many servers it has
        return tr("%1 · %2").arg(name.toUpper(), QString::number(count));
    case Qt::AccessibleTextRole:
        return count == 1 ? tr("Group %1, 1 server").arg(name)
                          : tr("Group %1, %n servers", nullptr, count).arg(name);
    case IsGroupRole:
        return true;
    case GroupNameRole:
        return group.name;
    default:
        return {};
    }
}

Qt::ItemFlags ServerTreeModel::flags(const QModelIndex& index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    if (isGroup(index)) {
        return Qt::ItemIsEnabled | Qt::ItemIsDropEnabled;
    }
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled
        | Qt::ItemNeverHasChildren;
}

bool ServerTreeModel::isGroup(const QModelIndex& index) const
{
    return index.isValid() && index.internalId() == 0;
}

int ServerTreeModel::groupRow(quintptr id) const
{
    const auto found = std::ranges::find(m_groups, id, &Group::id);
    return found == m_groups.end() ? -1 : static_cast<int>(found - m_groups.begin());
}

const ServerTreeModel::Group* ServerTreeModel::groupOf(const QModelIndex& child) const
{
    const int row = child.isValid() ? groupRow(child.internalId()) : -1;
    return row < 0 ? nullptr : &m_groups[at(row)];
}

ServerId ServerTreeModel::serverAt(const QModelIndex& index) const
{
    const Group* group = groupOf(index);
    return group != nullptr && at(index.row()) < group->servers.size()
        ? group->servers[at(index.row())]
        : ServerId{};
}

QModelIndex ServerTreeModel::indexOf(ServerId server) const
{
    const auto found = m_places.constFind(server);
    return found == m_places.constEnd() ? QModelIndex()
                                        : createIndex(found->row, 0, m_groups[at(found->group)].id);
}

QStringList ServerTreeModel::groupNames() const
{
    QStringList names;
    for (const ServerRow& row : m_servers.rows()) {
        const QString name = row.server.group.trimmed();
        if (!name.isEmpty() && !names.contains(name)) {
            names.append(name);
        }
    }
    return names;
}

void ServerTreeModel::setFilter(const ServerFilter& filter)
{
    if (filter != m_filter) {
        m_filter = filter;
        arrange();
    }
}

void ServerTreeModel::forward(const QModelIndex& first,
                              const QModelIndex& last,
                              const QList<int>& roles)
{
    // All roles: the user changed the server. Its group may be another, or the filter's answer.
    if (roles.isEmpty() || (!m_filter.isEmpty() && roles.contains(ServerModel::StateRole))) {
        arrange();
    }
    QModelIndex from;
    QModelIndex to;
    for (int row = first.row(); row <= last.row(); ++row) {
        const QModelIndex here = indexOf(m_servers.rows()[at(row)].server.id);
        if (!here.isValid()) {
            continue;
        }
        const bool isNext = from.isValid() && here.internalId() == from.internalId()
            && here.row() == to.row() + 1;
        if (from.isValid() && !isNext) {
            Q_EMIT dataChanged(from, to);
        }
        from = isNext ? from : here;
        to = here;
    }
    if (from.isValid()) {
        Q_EMIT dataChanged(from, to);
    }
}

QStringList ServerTreeModel::mimeTypes() const
{
    return {mimeType()};
}

QMimeData* ServerTreeModel::mimeData(const QModelIndexList& indexes) const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    for (const QModelIndex& index : indexes) {
        out << serverAt(index).value;
    }
    auto data = std::make_unique<QMimeData>();
    data->setData(mimeType(), bytes);
    return data.release();
}

bool ServerTreeModel::dropMimeData(const QMimeData* data,
                                   Qt::DropAction /*action*/,
                                   int /*row*/,
                                   int /*column*/,
                                   const QModelIndex& parent)
{
    const QModelIndex target = isGroup(parent) ? parent : parent.parent();
    if (!data->hasFormat(mimeType()) || !target.isValid()) {
        return false;
    }
    std::vector<ServerId> servers;
    QDataStream in(data->data(mimeType()));
    for (qint64 id = 0; !in.atEnd();) {
        in >> id;
        if (m_places.contains(ServerId{id})) {
            servers.push_back(ServerId{id});
        }
    }
    Q_EMIT dropped(servers, m_groups[at(target.row())].name);
    return false; // nothing moved here: the rows follow when the source says so
}

} // namespace vedette::ui

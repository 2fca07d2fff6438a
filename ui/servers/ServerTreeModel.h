// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servers/ServerFilter.h"
#include "ui/servers/ServerModel.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QSet>

#include <vector>

namespace vedette::ui {

/// ServerModel's rows that pass a filter, in two levels: groups in the order of their first server,
/// and their servers. Rows move, come and go one by one, so selections survive every change.
/// Lives on: GUI thread.
class ServerTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role
    {
        IsGroupRole = Qt::UserRole + 100,
        GroupNameRole, ///< of a group: as the user wrote it; empty for servers without one
        CpuTextRole, ///< "24 %"; empty when not known
        MemoryTextRole
    };

    explicit ServerTreeModel(ServerModel& servers, QObject* parent = nullptr);

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data,
                      Qt::DropAction action,
                      int row,
                      int column,
                      const QModelIndex& parent) override;

    [[nodiscard]] bool isGroup(const QModelIndex& index) const;
    /// A null id for a group.
    [[nodiscard]] ServerId serverAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(ServerId server) const;
    /// The names of all groups, shown or not, in list order.
    [[nodiscard]] QStringList groupNames() const;
    [[nodiscard]] int serverCount() const { return static_cast<int>(m_places.size()); }
    /// While true, what a view tells of its current row was not done by the user.
    [[nodiscard]] bool isChanging() const { return m_isChanging; }

    void setFilter(const ServerFilter& filter);

Q_SIGNALS:
    /// Rows came, went or moved; they are in place again.
    void arranged();
    /// Servers were dropped onto a group, or onto a server of it.
    void dropped(const std::vector<vedette::ServerId>& servers, const QString& group);

private:
    struct Group
    {
        quintptr id = 0; ///< never 0, never used twice: its servers' indexes name it
        QString name;
        std::vector<ServerId> servers;
    };
    struct Place
    {
        int group = 0;
        int row = 0;
    };

    [[nodiscard]] static std::size_t at(int row) { return static_cast<std::size_t>(row); }
    [[nodiscard]] int groupRow(quintptr id) const;
    [[nodiscard]] const Group* groupOf(const QModelIndex& child) const;
    [[nodiscard]] QVariant groupData(const Group& group, int role) const;
    [[nodiscard]] std::vector<Group> wanted() const;
    [[nodiscard]] Place find(ServerId server) const;
    void arrange();
    void dropServers(const QSet<ServerId>& kept);
    void placeGroup(std::size_t row, const QString& name);
    void placeServers(std::size_t group, const std::vector<ServerId>& servers);
    void placeServer(std::size_t group, std::size_t row, ServerId server);
    void dropEmptyGroups();
    void rememberPlaces();
    void forward(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles);

    ServerModel& m_servers;
    ServerFilter m_filter;
    std::vector<Group> m_groups;
    QHash<ServerId, Place> m_places;
    quintptr m_nextGroup = 1;
    bool m_isChanging = false;
};

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/FleetSource.h"
#include "core/model/CustomCommand.h"
#include "ui/servers/ServerRow.h"

#include <QAbstractTableModel>
#include <QHash>

#include <optional>
#include <vector>

namespace vedette::ui {

/// All servers, one row each, in list order. The one model behind list, fleet page and command
/// palette. Lives on: GUI thread. Fed by UiBridge only.
class ServerModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column
    {
        Name,
        State,
        Cpu,
        Memory,
        Disk, ///< the fullest file system
        Load,
        NetworkIn,
        NetworkOut,
        RoundTrip,
        Address,
        Group,
        Tags,
        Count
    };
    enum Role
    {
        SortRole
        = Qt::UserRole + 1, ///< a number or text that sorts the column; invalid when absent
        ServerIdRole, ///< qint64
        StateRole, ///< int(ServerState)
        GroupRole,
        TagsRole, ///< QStringList
        AddressRole,
        SubtitleRole, ///< the address, or why the server is down and when it is tried again
        SparklineRole, ///< Course, percent
        SeverityRole ///< int(Severity) of its worst firing alert; invalid without one
    };

    explicit ServerModel(QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] const std::vector<ServerRow>& rows() const { return m_rows; }
    [[nodiscard]] const ServerRow* find(ServerId server) const;
    [[nodiscard]] QModelIndex indexOf(ServerId server) const;

    void load(const FleetState& state);
    void addServer(const Server& server);
    void updateServer(const Server& server);
    void removeServer(ServerId server);
    void applyStatus(const ServerStatus& status);
    /// A batch of at most 250 ms: one dataChanged per run of rows.
    void applySnapshots(const std::vector<Snapshot>& snapshots);
    /// All there are: what others told goes, and what they tell late is passed over. Before this
    /// was called all answers are kept.
    void setCommands(const std::vector<CustomCommand>& commands);
    void setSeverity(ServerId server, std::optional<Severity> severity);
    /// Called once a second: ages and "retry in 18 s" move on.
    void refreshTimes();

private:
    [[nodiscard]] QString displayText(const ServerRow& row, Column column) const;
    [[nodiscard]] QVariant sortKey(const ServerRow& row, Column column) const;
    [[nodiscard]] QString subtitle(const ServerRow& row) const;
    [[nodiscard]] QString accessibleText(const ServerRow& row) const;
    [[nodiscard]] QVariant severity(const ServerRow& row) const;
    [[nodiscard]] int rowOf(ServerId server) const;
    void indexRows();
    bool take(const Snapshot& snapshot);
    void forgetCommands(ServerRow& row) const;
    void announce(const std::vector<int>& rows, const QList<int>& roles);

    /// What would be costly to add up again for each comparison of a sort.
    struct Totals
    {
        std::optional<double> disk;
        std::optional<double> received;
        std::optional<double> sent;
    };

    std::vector<ServerRow> m_rows;
    std::optional<std::vector<CustomCommand>> m_commands;
    QHash<ServerId, Totals> m_totals;
    QHash<ServerId, int> m_rowOf;
    QHash<ServerId, Severity> m_severities;
};

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CommandUnits.h"
#include "ui/servers/ServerModel.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace vedette::ui {

/// Every metric of one server with its newest value, and the probes that give none, with the
/// reason. Lives on: GUI thread.
class ValuesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column
    {
        Metric,
        Instance,
        Value,
        Age,
        Id,
        Count
    };
    enum Role
    {
        SortRole = Qt::UserRole + 1,
        MetricRole ///< MetricId; invalid for a probe without values
    };

    explicit ValuesModel(QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

    void clear();
    /// Brings the rows up to date; while the server is down the last values stay.
    void applyRow(const ServerRow& row);
    /// When these values were observed.
    void applySnapshot(const Snapshot& snapshot);
    /// Ages move on.
    void setNow(Timestamp now);
    /// What the user has declared of the values of commands.
    void setUnits(const CommandUnits& units);

private:
    struct Row
    {
        MetricId metric;
        double value = 0;
        Timestamp at;
        std::optional<Error> why; ///< a probe without values; its name is metric.type
        Unit named = Unit::None; ///< by the answer itself

        bool operator==(const Row&) const = default;
    };

    [[nodiscard]] QString displayText(const Row& row, Column column) const;
    [[nodiscard]] QString labelOf(const MetricId& metric) const;
    [[nodiscard]] QVariant sortKey(const Row& row, Column column) const;
    [[nodiscard]] std::vector<Row> rowsOf(const ServerRow& server) const;
    static void addSamples(const SlowAnswer& answer, std::vector<Row>& rows);
    void replaceRows(std::vector<Row> rows);

    std::vector<Row> m_rows; ///< by metric; probes without values last
    QHash<MetricId, Timestamp> m_seenAt;
    CommandUnits m_units;
    Timestamp m_now;
    bool m_isStale = false;
};

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/tables/TableRow.h"

#include <QAbstractTableModel>

#include <vector>

namespace vedette::ui {

/// The rows of one answer after another. A row is told by its key: it stays where it was, selected
/// or not, while its cells change. Sorting and filtering are RowsProxy's. Lives on: GUI thread.
class RowsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    struct Column
    {
        QString title;
        int width = 100;
        bool isNumber = false; ///< stands on the right
    };
    enum Role
    {
        SortRole = Qt::UserRole + 1,
        ShareRole, ///< 0 to 1; invalid without a bar
        ToneRole, ///< int(RowTone)
        SignRole, ///< whether the tone has a shape, too
        StaleRole, ///< what is shown is old
        MarkedRole,
        ToolTipToldRole ///< the tool tip tells more than the text
    };

    explicit RowsModel(QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Once, before there are rows.
    void setColumns(std::vector<Column> columns);
    [[nodiscard]] const std::vector<Column>& columns() const { return m_columns; }
    [[nodiscard]] const std::vector<TableRow>& rows() const { return m_rows; }
    /// Brings the rows up to date by the smallest change; their order means nothing.
    void setRows(std::vector<TableRow> rows);
    /// One row alone; nothing where no row has its key.
    void setRow(TableRow row);
    void clear();
    /// What is shown is old.
    void setStale(bool isStale);

private:
    void removeMissing(const std::vector<TableRow>& wanted);
    void insertNew(const std::vector<TableRow>& wanted);
    void replaceChanged(std::vector<TableRow> wanted);
    [[nodiscard]] QVariant foreground(const RowCell& cell) const;

    std::vector<Column> m_columns;
    std::vector<TableRow> m_rows; ///< by key
    bool m_isStale = false;
};

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/tables/RowsModel.h"

#include <QTableView>

namespace vedette::ui {

class RowsProxy;

/// A table of rows to sort, filter and copy from. Without a row it says why. Lives on: GUI thread.
class RowsTable final : public QTableView
{
    Q_OBJECT

public:
    struct Order
    {
        int column = 0;
        Qt::SortOrder order = Qt::AscendingOrder;
    };

    RowsTable(std::vector<RowsModel::Column> columns, Order order, QWidget* parent = nullptr);

    [[nodiscard]] RowsModel& rows() { return *m_rows; }
    [[nodiscard]] const RowsModel& rows() const { return *m_rows; }
    /// Makes a column as wide as what stands in it, where it is narrower.
    void widen(int column);
    /// As high as its rows, this many at most, instead of taking all the room.
    void setFitting(int mostRows);
    void setFilter(const QString& text);
    void setOnlyMarked(bool isOnlyMarked);
    /// What stands there when there are no rows at all.
    void setEmptyText(const QString& text);
    /// What stands there now; empty while rows do.
    [[nodiscard]] QString emptyText() const;
    /// The keys of the selected rows, in the order in which they stand there.
    [[nodiscard]] QStringList selectedKeys() const;
    /// Makes it the current and only selected row; nothing where no row has the key.
    void selectKey(const QString& key);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void setUpColumns(Order order);
    void copySelection() const;
    void refit();

    RowsModel* m_rows;
    RowsProxy* m_proxy;
    QString m_emptyText;
    int m_mostRows = 0; ///< 0: not fitting
};

} // namespace vedette::ui

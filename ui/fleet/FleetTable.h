// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servers/ServerModel.h"

#include <QSortFilterProxyModel>
#include <QTableView>

namespace vedette::ui {

/// Sorts servers by any column; what has no value comes last either way. Lives on: GUI thread.
class FleetSorter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
};

/// All servers with all their columns. Enter or a double click opens one. Lives on: GUI thread.
class FleetTable final : public QTableView
{
    Q_OBJECT

public:
    explicit FleetTable(ServerModel& servers, QWidget* parent = nullptr);

Q_SIGNALS:
    void serverChosen(vedette::ServerId server);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void setUpColumns();
    void choose(const QModelIndex& index);

    FleetSorter* m_sorter;
};

} // namespace vedette::ui

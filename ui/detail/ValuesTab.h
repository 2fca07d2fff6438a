// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CommandUnits.h"
#include "ui/servers/ServerModel.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;
QT_END_NAMESPACE

namespace vedette::ui {

class ValuesModel;

/// Every value of one server in a table to sort, filter and copy from. Lives on: GUI thread.
class ValuesTab final : public QWidget
{
    Q_OBJECT

public:
    explicit ValuesTab(QWidget* parent = nullptr);

    void clear();
    void applyRow(const ServerRow& row);
    void applySnapshot(const Snapshot& snapshot);
    void setNow(Timestamp now);
    void setUnits(const CommandUnits& units);

Q_SIGNALS:
    /// The user wants to see where this number comes from.
    void workRequested(const vedette::MetricId& metric);

private:
    void createTable();
    void createActions();
    void copyIds();
    void askWork();

    QLineEdit* m_filter;
    QTableView* m_table;
    ValuesModel* m_model;
    QSortFilterProxyModel* m_proxy;
};

} // namespace vedette::ui

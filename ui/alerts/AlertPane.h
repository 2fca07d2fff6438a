// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Ids.h"

#include <QByteArray>
#include <QWidget>

class QStackedWidget;
class QTableView;

namespace vedette::ui {

class AlertModel;
class AlertProxy;
class EmptyPage;
class PlainLabel;
class SegmentedControl;

/// The bottom of the window: what is wrong now, and what has recovered. Lives on: GUI thread.
class AlertPane final : public QWidget
{
    Q_OBJECT

public:
    explicit AlertPane(AlertModel& alerts, QWidget* parent = nullptr);

    /// The widths of the columns and the order, to be kept between two starts.
    [[nodiscard]] QByteArray headerState() const;
    void restoreHeader(const QByteArray& state);

Q_SIGNALS:
    void serverChosen(vedette::ServerId server);

private:
    QTableView* createTable();
    void layOut();
    void createActions();
    void showCount();
    void openCurrent();
    void copySelected();
    void openMenu(const QPoint& where);

    AlertModel& m_alerts;
    AlertProxy* m_proxy;
    PlainLabel* m_title;
    SegmentedControl* m_range;
    QStackedWidget* m_pages;
    QTableView* m_table;
    EmptyPage* m_empty;
};

} // namespace vedette::ui

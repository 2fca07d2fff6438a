// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Ids.h"

#include <QByteArray>
#include <QWidget>

#include <vector>

class QStackedWidget;
class QTableView;

namespace vedette::ui {

class AlertModel;
class AlertProxy;
class EmptyPage;
class PlainLabel;
class SegmentedControl;
class ServerMenu;
class ServerModel;

/// The bottom of the window: what is wrong now, and what has recovered. Lives on: GUI thread.
class AlertPane final : public QWidget
{
    Q_OBJECT

public:
    AlertPane(AlertModel& alerts, const ServerModel& servers, QWidget* parent = nullptr);

    /// The servers of the selected alerts, as far as they are still there.
    [[nodiscard]] std::vector<ServerId> selected() const;
    /// What the menu of an alert offers for its server; it acts on selected().
    [[nodiscard]] const ServerMenu& serverMenu() const { return *m_menu; }

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
    const ServerModel& m_servers;
    AlertProxy* m_proxy;
    PlainLabel* m_title;
    SegmentedControl* m_range;
    QStackedWidget* m_pages;
    QTableView* m_table;
    EmptyPage* m_empty;
    ServerMenu* m_menu;
};

} // namespace vedette::ui

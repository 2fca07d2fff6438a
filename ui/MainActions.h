// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QActionGroup>
#include <QList>
#include <QObject>

class QMainWindow;
class QMenu;

namespace vedette::ui {

/// Everything the main window can do, each with its menu entry and shortcut; the same actions are
/// in the command palette. Lives on: GUI thread.
class MainActions final : public QObject
{
    Q_OBJECT

public:
    explicit MainActions(QMainWindow& window);

    /// For the command palette.
    [[nodiscard]] QList<QAction*> all() const { return m_all; }

    QAction* addServer = nullptr;
    QAction* importServers = nullptr;
    QAction* exportServers = nullptr;
    QAction* exportValues = nullptr; ///< of the history
    QAction* backups = nullptr;
    QAction* settings = nullptr;
    QAction* quit = nullptr;

    QAction* undo = nullptr;
    QAction* findServer = nullptr;

    QAction* palette = nullptr;
    QAction* fleet = nullptr;
    QAction* server = nullptr;
    QAction* history = nullptr;
    QAction* nextServer = nullptr;
    QAction* previousServer = nullptr;
    QActionGroup* fleetViews = nullptr; ///< in the order of FleetPage::View
    QActionGroup* spans = nullptr; ///< data(): seconds
    QAction* alertPane = nullptr;
    QAction* fullScreen = nullptr;

    QAction* importSsh = nullptr; ///< from ~/.ssh/config
    QAction* editServer = nullptr;
    QAction* monitor = nullptr; ///< starts or stops
    QAction* connectNow = nullptr;
    QAction* diagnose = nullptr;
    QAction* restrictAccess = nullptr;
    QAction* runCommand = nullptr; ///< once, on the chosen servers
    QAction* commands = nullptr;
    QAction* removeServer = nullptr;

    QAction* shortcuts = nullptr;
    QAction* openLog = nullptr;
    QAction* about = nullptr;

private:
    struct Look
    {
        const char* name; ///< objectName
        QString text;
        QKeySequence shortcut;
    };

    QAction* add(QMenu& menu, const Look& look);
    void createFileMenu(QMainWindow& window);
    void createEditMenu(QMainWindow& window);
    void createViewMenu(QMainWindow& window);
    void createFleetViews(QMenu& menu);
    void createSpans(QMenu& menu);
    void createServerMenu(QMainWindow& window);
    void createHelpMenu(QMainWindow& window);

    QList<QAction*> m_all;
};

} // namespace vedette::ui

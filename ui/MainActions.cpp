// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/MainActions.h"

#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

#include <array>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

QKeySequence keys(QStringView text)
{
    return QKeySequence::fromString(text.toString(), QKeySequence::PortableText);
}

} // namespace

MainActions::MainActions(QMainWindow& window)
    : QObject(&window)
{
    createFileMenu(window);
    createEditMenu(window);
    createViewMenu(window);
    createServerMenu(window);
    createHelpMenu(window);
}

QAction* MainActions::add(QMenu& menu, const Look& look)
{
    QAction* const action = menu.addAction(look.text);
    action->setObjectName(QLatin1StringView(look.name));
    action->setShortcut(look.shortcut);
    action->setMenuRole(QAction::NoRole);
    m_all.append(action);
    return action;
}

void MainActions::createFileMenu(QMainWindow& window)
{
    QMenu& menu = *window.menuBar()->addMenu(tr("&File"));
    addServer = add(menu, {"actionAddServer", tr("&Add server…"), keys(u"Ctrl+N")});
    menu.addSeparator();
    importServers = add(menu, {"actionImport", tr("&Import servers…"), keys(u"Ctrl+I")});
    exportServers = add(menu, {"actionExport", tr("&Export servers…"), keys(u"Ctrl+S")});
    exportValues = add(menu, {"actionExportValues", tr("Export &values…"), keys(u"Ctrl+Shift+S")});
    backups = add(menu, {"actionBackups", tr("&Backups…"), keys(u"Ctrl+Shift+B")});
    menu.addSeparator();
    settings = add(menu, {"actionSettings", tr("&Settings…"), keys(u"Ctrl+,")});
    settings->setMenuRole(QAction::PreferencesRole);
    menu.addSeparator();
    quit = add(menu, {"actionQuit", tr("&Quit"), keys(u"Ctrl+Q")});
    quit->setMenuRole(QAction::QuitRole);
}

void MainActions::createEditMenu(QMainWindow& window)
{
    QMenu& menu = *window.menuBar()->addMenu(tr("&Edit"));
    undo = add(menu,
               {"actionUndo", tr("&Undo removal or import"), QKeySequence(QKeySequence::Undo)});
    undo->setEnabled(false);
    menu.addSeparator();
    findServer = add(
        menu, {"actionFind", tr("&Filter the server list"), QKeySequence(QKeySequence::Find)});
}

void MainActions::createViewMenu(QMainWindow& window)
{
    QMenu& menu = *window.menuBar()->addMenu(tr("&View"));
    palette = add(menu, {"actionPalette", tr("&Go to server or command…"), keys(u"Ctrl+K")});
    menu.addSeparator();
    fleet = add(menu, {"actionFleet", tr("&Fleet"), keys(u"Ctrl+1")});
    server = add(menu, {"actionServer", tr("&Server"), keys(u"Ctrl+2")});
    history = add(menu, {"actionHistory", tr("&History"), keys(u"Ctrl+3")});
    nextServer = add(menu, {"actionNextServer", tr("&Next server"), keys(u"Alt+Down")});
    previousServer = add(menu, {"actionPreviousServer", tr("&Previous server"), keys(u"Alt+Up")});
    menu.addSeparator();
    createFleetViews(*menu.addMenu(tr("Fleet &as")));
    createSpans(*menu.addMenu(tr("&Time range")));
    menu.addSeparator();
    alertPane = add(menu, {"actionAlertPane", tr("Alert &pane"), keys(u"Ctrl+J")});
    alertPane->setCheckable(true);
    alertPane->setChecked(true);
    fullScreen = add(menu, {"actionFullScreen", tr("F&ull screen"), keys(u"F11")});
    fullScreen->setCheckable(true);
}

void MainActions::createFleetViews(QMenu& menu)
{
    fleetViews = new QActionGroup(this);
    const std::array looks{
        Look{"actionCards", tr("Fleet as &cards"), keys(u"Ctrl+Shift+1")},
        Look{"actionHeatMap", tr("Fleet as &heat map"), keys(u"Ctrl+Shift+2")},
        Look{"actionTable", tr("Fleet as &table"), keys(u"Ctrl+Shift+3")},
    };
    for (const Look& look : looks) {
        fleetViews->addAction(add(menu, look));
    }
}

void MainActions::createSpans(QMenu& menu)
{
    spans = new QActionGroup(this);
    const auto addSpan = [&](const Look& look, int length) {
        QAction* const action = add(menu, look);
        action->setData(length);
        action->setCheckable(true);
        spans->addAction(action);
    };
    addSpan({"actionSpan15", tr("Last &15 minutes"), keys(u"Alt+1")}, 15 * 60);
    addSpan({"actionSpan60", tr("Last &hour"), keys(u"Alt+2")}, 60 * 60);
    addSpan({"actionSpan360", tr("Last &6 hours"), keys(u"Alt+3")}, 6 * 60 * 60);
    addSpan({"actionSpan1440", tr("Last &24 hours"), keys(u"Alt+4")}, 24 * 60 * 60);
}

void MainActions::createServerMenu(QMainWindow& window)
{
    QMenu& menu = *window.menuBar()->addMenu(tr("&Server"));
    importSsh
        = add(menu, {"actionImportSsh", tr("&Import from SSH config…"), keys(u"Ctrl+Shift+I")});
    menu.addSeparator();
    editServer = add(menu, {"actionEditServer", tr("&Edit server…"), keys(u"Ctrl+Shift+E")});
    monitor = add(menu, {"actionMonitor", tr("&Stop monitoring"), keys(u"Ctrl+P")});
    connectNow = add(menu, {"actionConnect", tr("&Connect now"), keys(u"Ctrl+R")});
    diagnose
        = add(menu, {"actionDiagnose", tr("&Why does it not connect?…"), keys(u"Ctrl+Shift+R")});
    restrictAccess
        = add(menu, {"actionRestrict", tr("Restricted &access…"), keys(u"Ctrl+Shift+K")});
    menu.addSeparator();
    runCommand = add(menu, {"actionRunCommand", tr("Ru&n command…"), keys(u"Ctrl+Shift+X")});
    commands = add(menu, {"actionCommands", tr("C&ommands…"), keys(u"Ctrl+Shift+C")});
    menu.addSeparator();
    removeServer = add(menu, {"actionRemove", tr("&Remove server"), keys(u"Ctrl+Shift+D")});
}

void MainActions::createHelpMenu(QMainWindow& window)
{
    QMenu& menu = *window.menuBar()->addMenu(tr("&Help"));
    shortcuts = add(menu, {"actionShortcuts", tr("&Keyboard shortcuts"), keys(u"F1")});
    openLog = add(menu, {"actionOpenLog", tr("Open &log folder"), keys(u"Ctrl+L")});
    menu.addSeparator();
    about = add(menu, {"actionAbout", tr("&About Vedette"), keys(u"Ctrl+F1")});
    about->setMenuRole(QAction::AboutRole);
}

} // namespace vedette::ui

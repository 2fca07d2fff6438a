// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Who hears whom in the main window.
#include "core/fleet/BackupSource.h"
#include "ui/HelpDialogs.h"
#include "ui/MainWindowPrivate.h"
#include "ui/backup/BackupWords.h"
#include "ui/servers/ServerMenu.h"

namespace vedette::ui {

void MainWindow::Private::connectBridge()
{
    connect(&m_bridge, &UiBridge::loaded, this, &Private::applyLoaded);
    connect(&m_bridge, &UiBridge::snapshotsApplied, m_detail, &DetailPage::applySnapshots);
    connect(&m_bridge, &UiBridge::statusApplied, this, [this](const ServerStatus& status) {
        m_detail->applyStatus(status);
        refreshActions();
    });
    connect(&m_bridge, &UiBridge::serverAdded, this, [this](ServerId server) {
        if (m_page == MainToolBar::Page::Welcome) {
            m_window.showServer(server);
        }
    });
    connect(&m_bridge, &UiBridge::serverRemoved, this, &Private::applyRemoval);
    connect(&m_bridge, &UiBridge::healthChanged, this, &Private::applyHealth);
}

void MainWindow::Private::connectPages()
{
    connect(m_fleet, &FleetPage::serverChosen, &m_window, &MainWindow::showServer);
    connect(m_alertPane, &AlertPane::serverChosen, &m_window, &MainWindow::showServer);
    connect(m_palette, &CommandPalette::serverChosen, &m_window, &MainWindow::showServer);
    connect(m_welcome, &WelcomePage::addRequested, m_commands, &ServerCommands::add);
    connect(m_welcome, &WelcomePage::importRequested, m_commands, &ServerCommands::importServers);
    connect(
        m_welcome, &WelcomePage::sshImportRequested, m_commands, &ServerCommands::importSshConfig);
    connect(m_commands, &ServerCommands::serverAdded, &m_window, &MainWindow::showServer);
    connect(m_detail, &DetailPage::editRequested, m_commands, &ServerCommands::edit);
    connect(m_detail, &DetailPage::retryRequested, m_commands, &ServerCommands::retry);
    connect(m_detail, &DetailPage::diagnosisRequested, m_commands, &ServerCommands::diagnose);
    connect(m_detail, &DetailPage::credentialRequested, m_commands, &ServerCommands::askCredential);
    connect(m_detail, &DetailPage::trustRequested, m_commands, &ServerCommands::decideHostKey);
    connect(m_detail, &DetailPage::startRequested, this, [this](ServerId server) {
        m_commands->setMonitored({server}, true);
    });
    connect(m_toolBar, &MainToolBar::pageChosen, this, [this](MainToolBar::Page page) {
        showPage(page);
    });
    connect(m_toolBar, &MainToolBar::spanChosen, this, &Private::setSpan);
}

void MainWindow::Private::connectHistory()
{
    connect(m_actions->history, &QAction::triggered, &m_window, &MainWindow::showHistory);
    connect(m_history, &HistoryPage::savedViewsChanged, &m_window, &MainWindow::stateChanged);
    connect(m_history, &HistoryPage::exportRequested, this, &Private::openExport);
    connect(m_detail, &DetailPage::historyRequested, this, [this](const HistoryView& view) {
        m_history->setView(view);
        m_window.showHistory();
    });
}

void MainWindow::Private::connectList()
{
    connect(m_list, &ServerListView::serverChosen, &m_window, &MainWindow::showServer);
    connect(m_list, &ServerListView::selectionChanged, this, &Private::refreshActions);
    connect(m_list, &ServerListView::editRequested, m_commands, &ServerCommands::edit);
    connect(m_list, &ServerListView::removeRequested, m_commands, &ServerCommands::remove);
    connect(m_list, &ServerListView::monitorRequested, m_commands, &ServerCommands::setMonitored);
    connect(m_list, &ServerListView::groupRequested, m_commands, &ServerCommands::setGroup);
    connect(m_list, &ServerListView::retryRequested, m_commands, &ServerCommands::retry);
    connect(m_list, &ServerListView::diagnosisRequested, m_commands, &ServerCommands::diagnose);
    connect(m_list, &ServerListView::addRequested, m_commands, &ServerCommands::add);
    connect(m_list, &ServerListView::importRequested, m_commands, &ServerCommands::importServers);
}

void MainWindow::Private::connectAlertMenu()
{
    const ServerMenu* const menu = &m_alertPane->serverMenu();
    connect(menu, &ServerMenu::editRequested, this, [this] {
        if (const auto servers = m_alertPane->selected(); !servers.empty()) {
            m_commands->edit(servers.front());
        }
    });
    connect(menu, &ServerMenu::removeRequested, m_commands, &ServerCommands::remove);
    connect(menu, &ServerMenu::monitorRequested, m_commands, &ServerCommands::setMonitored);
    connect(menu, &ServerMenu::retryRequested, m_commands, &ServerCommands::retry);
    connect(menu, &ServerMenu::diagnosisRequested, m_commands, &ServerCommands::diagnose);
}

void MainWindow::Private::connectCommands()
{
    connect(m_commands, &ServerCommands::undoable, this, [this](const QString& text) {
        m_toast->tellBriefly(NoticeBar::Kind::Information, text, MainWindow::tr("Undo"));
    });
    connect(m_commands, &ServerCommands::succeeded, this, [this](const QString& text) {
        m_toast->tellBriefly(NoticeBar::Kind::Information, text);
    });
    connect(m_commands, &ServerCommands::failed, this, [this](const QString& text) {
        m_toast->tell(NoticeBar::Kind::Problem, text);
    });
    connect(m_commands, &ServerCommands::undoAvailable, m_actions->undo, &QAction::setEnabled);
    connect(m_toast, &NoticeBar::actionRequested, m_commands, &ServerCommands::undo);
    connect(m_actions->undo, &QAction::triggered, this, [this] {
        m_toast->hide();
        m_commands->undo();
    });
}

void MainWindow::Private::connectVault()
{
    connect(m_vault, &VaultCommands::statusChanged, m_status, &StatusLine::setSecrets);
    connect(m_vault, &VaultCommands::failed, this, [this](const QString& text) {
        m_toast->tell(NoticeBar::Kind::Problem, text);
    });
    connect(m_status, &StatusLine::vaultClicked, m_vault, &VaultCommands::toggle);
    connect(m_detail, &DetailPage::unlockRequested, m_vault, &VaultCommands::unlock);
}

void MainWindow::Private::connectFileActions()
{
    connect(m_actions->addServer, &QAction::triggered, m_commands, &ServerCommands::add);
    connect(
        m_actions->importServers, &QAction::triggered, m_commands, &ServerCommands::importServers);
    connect(
        m_actions->exportServers, &QAction::triggered, m_commands, &ServerCommands::exportServers);
    connect(m_actions->exportValues, &QAction::triggered, this, &Private::exportValues);
    connect(m_actions->settings, &QAction::triggered, this, &Private::openSettings);
    connect(m_actions->quit, &QAction::triggered, &m_window, &MainWindow::quitRequested);
    connect(m_actions->findServer, &QAction::triggered, this, [this] {
        m_page == MainToolBar::Page::History ? m_history->focusFilter() : m_list->focusFilter();
    });
    connect(m_actions->openLog, &QAction::triggered, this, &Private::openLogFolder);
    connect(m_actions->about, &QAction::triggered, this, [this] { openAbout(m_window); });
    connect(m_actions->shortcuts, &QAction::triggered, this, [this] {
        openShortcuts(m_window, m_actions->all());
    });
}

void MainWindow::Private::connectViewActions()
{
    connect(m_actions->palette, &QAction::triggered, m_palette, &CommandPalette::openOver);
    connect(m_actions->fleet, &QAction::triggered, &m_window, &MainWindow::showFleet);
    connect(m_actions->server, &QAction::triggered, this, [this] {
        showPage(MainToolBar::Page::Server);
    });
    connect(m_actions->nextServer, &QAction::triggered, this, [this] { step(1); });
    connect(m_actions->previousServer, &QAction::triggered, this, [this] { step(-1); });
    connect(m_actions->fleetViews, &QActionGroup::triggered, this, [this](QAction* action) {
        const auto place = m_actions->fleetViews->actions().indexOf(action);
        m_fleet->setView(static_cast<FleetPage::View>(place));
        m_window.showFleet();
    });
    connect(m_actions->spans, &QActionGroup::triggered, this, [this](QAction* action) {
        setSpan(seconds{action->data().toInt()});
    });
    connect(m_actions->alertPane, &QAction::toggled, m_alertPane, &QWidget::setVisible);
    connect(m_actions->fullScreen, &QAction::toggled, this, [this](bool isFull) {
        isFull ? m_window.showFullScreen() : m_window.showNormal();
    });
}

void MainWindow::Private::connectServerActions()
{
    connect(
        m_actions->importSsh, &QAction::triggered, m_commands, &ServerCommands::importSshConfig);
    connect(m_actions->editServer, &QAction::triggered, this, [this] {
        doWithChosen(&ServerCommands::edit);
    });
    connect(m_actions->monitor, &QAction::triggered, this, [this] {
        m_commands->setMonitored(chosen(), chosenAreStopped());
    });
    connect(m_actions->connectNow, &QAction::triggered, this, [this] {
        doWithChosen(&ServerCommands::retry);
    });
    connect(m_actions->diagnose, &QAction::triggered, this, [this] {
        doWithChosen(&ServerCommands::diagnose);
    });
    connect(m_actions->restrictAccess, &QAction::triggered, this, [this] {
        doWithChosen(&ServerCommands::restrictAccess);
    });
    connect(m_actions->removeServer, &QAction::triggered, this, [this] {
        m_commands->remove(chosen());
    });
    connect(&m_bridge.servers(), &QAbstractItemModel::dataChanged, this, &Private::refreshActions);
    refreshActions();
}

void MainWindow::Private::connectCommandOpener()
{
    connect(
        m_actions->commands, &QAction::triggered, m_commandWindows, &CommandOpener::openCommands);
    connect(m_actions->runCommand, &QAction::triggered, this, [this] {
        m_commandWindows->openRun(chosen());
    });
    connect(m_list, &ServerListView::runRequested, m_commandWindows, &CommandOpener::openRun);
    connect(m_detail, &DetailPage::commandsRequested, m_commandWindows, [this] {
        m_commandWindows->openCommandsAt(m_detail->server());
    });
    m_list->setCanRun(m_commandWindows->isAvailable());
}

void MainWindow::Private::connectBackups()
{
    connect(m_actions->backups, &QAction::triggered, this, &Private::openBackups);
    const BackupSource* const backups = m_bridge.source().backups();
    if (backups == nullptr) {
        return;
    }
    connect(backups,
            &BackupSource::scheduleRan,
            this,
            [this](const Result<BackupEntry>& backup, const std::optional<Error>& rotation) {
                const QString problem = scheduleProblem(backup, rotation);
                if (problem != m_backupProblem) {
                    m_backupProblem = problem;
                    refreshNotice();
                }
            });
}

} // namespace vedette::ui

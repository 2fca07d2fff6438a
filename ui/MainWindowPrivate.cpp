// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/MainWindowPrivate.h"

#include "core/base/PlainText.h"
#include "core/fleet/BackupSource.h"
#include "core/text/ErrorText.h"
#include "ui/backup/BackupDialog.h"
#include "ui/exporting/ExportDialog.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int listWidth = 316;
constexpr int alertHeight = 132;

} // namespace

MainWindow::Private::Private(MainWindow& window,
                             UiBridge& bridge,
                             Settings settings,
                             const SettingsDialog::Context& context)
    : m_window(window)
    , m_bridge(bridge)
    , m_settings(std::move(settings))
    , m_context(context)
    , m_actions(new MainActions(window))
    , m_toolBar(new MainToolBar(*m_actions, &window))
    , m_columns(new QSplitter(Qt::Horizontal, &window))
    , m_rows(new QSplitter(Qt::Vertical, &window))
    , m_list(new ServerListView(bridge.servers(), m_columns))
    , m_pages(new QStackedWidget(&window))
    , m_welcome(new WelcomePage(m_pages))
    , m_fleet(new FleetPage(bridge.servers(), bridge.alerts(), m_pages))
    , m_detail(new DetailPage(bridge.source(), bridge.servers(), m_pages))
    , m_history(new HistoryPage(bridge.source(), bridge.servers(), m_pages))
    , m_alertPane(new AlertPane(bridge.alerts(), bridge.servers(), m_rows))
    , m_notice(new NoticeBar(&window))
    , m_toast(new NoticeBar(&window))
    , m_status(new StatusLine(&window))
    , m_palette(new CommandPalette(bridge.servers(), m_actions->all(), &window))
    , m_commands(new ServerCommands(bridge, window))
    , m_vault(new VaultCommands(bridge.source().secrets(), window))
    , m_commandWindows(new CommandOpener(bridge.source(), bridge.servers(), window))
    , m_logins(new LoginDialogs(bridge.source().questions(), bridge.servers(), window))
    , m_hasTray(context.hasTray)
{
    layOut();
    connectBridge();
    connectPages();
    connectHistory();
    connectList();
    connectAlertMenu();
    connectCommands();
    connectVault();
    connectFileActions();
    connectViewActions();
    connectServerActions();
    connectCommandOpener();
    connectBackups();
    setSpan(m_span);
    showPage(MainToolBar::Page::Welcome);
}

void MainWindow::Private::layOut()
{
    auto* const right = new QWidget(m_columns);
    auto* const column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_toast);
    column->addWidget(m_pages, 1);
    m_notice->setObjectName(u"notice"_s);
    m_toast->setObjectName(u"toast"_s);
    m_pages->addWidget(m_welcome);
    m_pages->addWidget(m_fleet);
    m_pages->addWidget(m_detail);
    m_pages->addWidget(m_history);
    m_columns->addWidget(m_list);
    m_columns->addWidget(right);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({listWidth, 1000});
    m_columns->setChildrenCollapsible(false);
    m_rows->addWidget(m_columns);
    m_rows->addWidget(m_alertPane);
    m_rows->setStretchFactor(0, 1);
    m_rows->setSizes({700, alertHeight});
    m_rows->setCollapsible(0, false);
    for (QSplitter* const splitter : {m_columns, m_rows}) {
        splitter->setHandleWidth(1);
    }
    m_window.addToolBar(m_toolBar);
    m_window.setCentralWidget(m_rows);
    m_window.setStatusBar(m_status);
}

void MainWindow::Private::applyLoaded()
{
    const ServerModel& servers = m_bridge.servers();
    if (servers.rowCount() == 0) {
        showPage(MainToolBar::Page::Welcome);
        return;
    }
    const bool isKnown = servers.find(m_startServer) != nullptr;
    m_window.showServer(isKnown ? m_startServer : servers.rows().front().server.id);
    if (m_startPage == "fleet"_L1) {
        m_window.showFleet();
    } else if (m_startPage == "history"_L1) {
        m_window.showHistory();
    }
}

void MainWindow::Private::showPage(MainToolBar::Page page)
{
    m_page = page;
    m_pages->setCurrentIndex(static_cast<int>(page));
    m_toolBar->setPage(page);
    const bool hasListOfItsOwn
        = page == MainToolBar::Page::Welcome || page == MainToolBar::Page::History;
    m_list->setHidden(hasListOfItsOwn); // it would only say the same
    refreshActions();
}

void MainWindow::Private::refreshTitle()
{
    const ServerRow* const row = m_bridge.servers().find(m_detail->server());
    if (m_page == MainToolBar::Page::Fleet) {
        m_window.setWindowTitle(MainWindow::tr("Vedette — Fleet"));
    } else if (m_page == MainToolBar::Page::History) {
        m_window.setWindowTitle(MainWindow::tr("Vedette — History"));
    } else if (m_page == MainToolBar::Page::Server && row) {
        m_window.setWindowTitle(
            MainWindow::tr("Vedette — %1", "a server's name").arg(plainText(row->server.name)));
    } else {
        m_window.setWindowTitle(MainWindow::tr("Vedette"));
    }
}

void MainWindow::Private::applyRemoval(ServerId server)
{
    if (m_detail->server() == server && m_bridge.servers().rowCount() > 0) {
        const MainToolBar::Page page = m_page;
        m_window.showServer(m_bridge.servers().rows().front().server.id);
        showPage(page);
    } else if (m_bridge.servers().rowCount() == 0) {
        showPage(MainToolBar::Page::Welcome);
    }
}

void MainWindow::Private::setSpan(seconds span)
{
    m_span = span;
    m_detail->setSpan(span);
    m_toolBar->setSpan(span);
    for (QAction* const action : m_actions->spans->actions()) {
        action->setChecked(seconds{action->data().toInt()} == span);
    }
}

void MainWindow::Private::step(int rows)
{
    const ServerModel& servers = m_bridge.servers();
    const int last = servers.rowCount() - 1;
    if (last < 0) {
        return;
    }
    const int place = servers.indexOf(m_detail->server()).row() + rows;
    const int row = std::clamp(place, 0, last);
    m_window.showServer(servers.rows()[static_cast<std::size_t>(row)].server.id);
}

std::vector<ServerId> MainWindow::Private::chosen() const
{
    std::vector<ServerId> servers = m_list->selected();
    if (servers.empty() && m_bridge.servers().find(m_detail->server())) {
        servers.push_back(m_detail->server());
    }
    return servers;
}

/// Nothing when there is none any more: a menu may have been open while it went.
void MainWindow::Private::doWithChosen(void (ServerCommands::*act)(ServerId))
{
    if (const std::vector<ServerId> servers = chosen(); !servers.empty()) {
        (m_commands->*act)(servers.front());
    }
}

bool MainWindow::Private::chosenAreStopped() const
{
    const std::vector<ServerId> servers = chosen();
    return !servers.empty() && std::ranges::all_of(servers, [this](ServerId server) {
        const ServerRow* const row = m_bridge.servers().find(server);
        return row != nullptr && !row->server.isMonitored;
    });
}

void MainWindow::Private::refreshActions()
{
    const bool hasServer = !chosen().empty();
    const bool mayChange = m_bridge.source().capabilities().testFlag(FleetCapability::Configure);
    m_actions->addServer->setEnabled(mayChange);
    m_actions->importServers->setEnabled(mayChange);
    m_actions->importSsh->setEnabled(mayChange);
    m_actions->backups->setEnabled(mayChange && m_bridge.source().backups() != nullptr);
    for (QAction* const action : {m_actions->editServer,
                                  m_actions->monitor,
                                  m_actions->connectNow,
                                  m_actions->diagnose,
                                  m_actions->restrictAccess,
                                  m_actions->removeServer}) {
        action->setEnabled(hasServer && mayChange);
    }
    m_actions->runCommand->setEnabled(hasServer && m_commandWindows->isAvailable());
    m_actions->commands->setEnabled(m_commandWindows->isAvailable());
    m_actions->exportValues->setEnabled(hasServer && m_bridge.source().exports() != nullptr);
    for (QAction* const action : {m_actions->exportServers,
                                  m_actions->fleet,
                                  m_actions->server,
                                  m_actions->history,
                                  m_actions->nextServer,
                                  m_actions->previousServer}) {
        action->setEnabled(hasServer);
    }
    m_toolBar->setStarts(chosenAreStopped());
    refreshTitle();
}

void MainWindow::Private::applyHealth(const CollectorHealth& health)
{
    m_status->setHealth(health);
    if (health.storeError != m_storeError) {
        m_storeError = health.storeError;
        refreshNotice();
    }
}

void MainWindow::Private::refreshNotice()
{
    if (m_storeError) {
        const QString why = text::words(*m_storeError).sentence();
        m_notice->tell(NoticeBar::Kind::Problem,
                       MainWindow::tr("History can't be written: %1").arg(why));
    } else if (!m_backupProblem.isEmpty()) {
        m_notice->tell(NoticeBar::Kind::Problem, m_backupProblem);
    } else {
        m_notice->tell(NoticeBar::Kind::Information, m_noticeText);
    }
}

void MainWindow::Private::openSettings()
{
    m_context.hasTray = m_hasTray;
    m_context.secrets = m_bridge.source().secrets();
    auto* const dialog = new SettingsDialog(m_settings, m_context, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::settingsChanged, &m_window, &MainWindow::settingsChanged);
    dialog->open();
}

void MainWindow::Private::openExport(const HistoryView& view)
{
    if (m_bridge.source().exports() != nullptr) {
        auto* const dialog
            = new ExportDialog(m_bridge.source(), m_bridge.servers(), view, &m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    }
}

void MainWindow::Private::exportValues()
{
    HistoryView view = m_history->view();
    if (m_page != MainToolBar::Page::History) {
        view = {};
        view.servers = chosen();
    }
    openExport(view);
}

void MainWindow::Private::openBackups()
{
    BackupSource* const source = m_bridge.source().backups();
    if (source == nullptr) {
        return;
    }
    auto* const dialog = new BackupDialog(*source, m_settings.backups.folder, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BackupDialog::restoreRequested, &m_window, &MainWindow::restoreRequested);
    dialog->open();
}

void MainWindow::Private::forgetBackupProblem(const BackupPlan& plan)
{
    if (plan != m_settings.backups && !m_backupProblem.isEmpty()) {
        m_backupProblem.clear();
        refreshNotice();
    }
}

void MainWindow::Private::openLogFolder() const
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_context.logFile).absolutePath()));
}

QByteArray MainWindow::Private::saveLayout() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << m_columns->saveState() << m_rows->saveState() << m_actions->alertPane->isChecked()
           << m_alertPane->headerState() << m_list->closedGroups();
    return bytes;
}

void MainWindow::Private::restoreLayout(const QByteArray& state) const
{
    QByteArray columns;
    QByteArray rows;
    bool showsAlerts = true;
    QByteArray alertHeader;
    QSet<QString> closedGroups;
    QDataStream stream(state);
    stream >> columns >> rows >> showsAlerts >> alertHeader >> closedGroups;
    if (stream.status() == QDataStream::Ok) {
        m_columns->restoreState(columns);
        m_rows->restoreState(rows);
        m_actions->alertPane->setChecked(showsAlerts);
        m_alertPane->restoreHeader(alertHeader);
        m_list->setClosedGroups(closedGroups);
    }
}

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/MainWindowPrivate.h"

#include "core/base/PlainText.h"
#include "core/text/ErrorText.h"
#include "ui/HelpDialogs.h"
#include "ui/servers/ServerMenu.h"

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
    , m_alertPane(new AlertPane(bridge.alerts(), bridge.servers(), m_rows))
    , m_notice(new NoticeBar(&window))
    , m_toast(new NoticeBar(&window))
    , m_status(new StatusLine(&window))
    , m_palette(new CommandPalette(bridge.servers(), m_actions->all(), &window))
    , m_commands(new ServerCommands(bridge, window))
    , m_vault(new VaultCommands(bridge.source().secrets(), window))
    , m_logins(new LoginDialogs(bridge.source().questions(), bridge.servers(), window))
    , m_hasTray(context.hasTray)
{
    layOut();
    connectBridge();
    connectPages();
    connectList();
    connectAlertMenu();
    connectCommands();
    connectVault();
    connectFileActions();
    connectViewActions();
    connectServerActions();
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
    connect(m_actions->settings, &QAction::triggered, this, &Private::openSettings);
    connect(m_actions->quit, &QAction::triggered, &m_window, &MainWindow::quitRequested);
    connect(m_actions->findServer, &QAction::triggered, m_list, &ServerListView::focusFilter);
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

void MainWindow::Private::applyLoaded()
{
    const ServerModel& servers = m_bridge.servers();
    if (servers.rowCount() == 0) {
        showPage(MainToolBar::Page::Welcome);
        return;
    }
    const bool isKnown = servers.find(m_startServer) != nullptr;
    m_window.showServer(isKnown ? m_startServer : servers.rows().front().server.id);
    if (m_startsWithFleet) {
        m_window.showFleet();
    }
}

void MainWindow::Private::showPage(MainToolBar::Page page)
{
    m_page = page;
    m_pages->setCurrentIndex(static_cast<int>(page));
    m_toolBar->setPage(page);
    m_list->setVisible(page != MainToolBar::Page::Welcome); // it would only say the same
    refreshActions();
}

void MainWindow::Private::refreshTitle()
{
    const ServerRow* const row = m_bridge.servers().find(m_detail->server());
    if (m_page == MainToolBar::Page::Fleet) {
        m_window.setWindowTitle(MainWindow::tr("Vedette — Fleet"));
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
    for (QAction* const action : {m_actions->editServer,
                                  m_actions->monitor,
                                  m_actions->connectNow,
                                  m_actions->diagnose,
                                  m_actions->restrictAccess,
                                  m_actions->removeServer}) {
        action->setEnabled(hasServer && mayChange);
    }
    for (QAction* const action : {m_actions->exportServers,
                                  m_actions->fleet,
                                  m_actions->server,
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

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/MainWindow.h"

#include "ui/MainWindowPrivate.h"

#include <QCloseEvent>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr QSize firstSize{1280, 820};
constexpr QSize smallestSize{860, 560};

QString viewName(FleetPage::View view)
{
    switch (view) {
    case FleetPage::View::Cards:
        return u"cards"_s;
    case FleetPage::View::HeatMap:
        return u"heatMap"_s;
    case FleetPage::View::Table:
        return u"table"_s;
    }
    return {};
}

QString pageName(MainToolBar::Page page)
{
    switch (page) {
    case MainToolBar::Page::Fleet:
        return u"fleet"_s;
    case MainToolBar::Page::History:
        return u"history"_s;
    case MainToolBar::Page::Welcome:
    case MainToolBar::Page::Server:
        break;
    }
    return u"server"_s;
}

FleetPage::View viewFromName(const QString& name)
{
    for (const auto view : {FleetPage::View::HeatMap, FleetPage::View::Table}) {
        if (viewName(view) == name) {
            return view;
        }
    }
    return FleetPage::View::Cards;
}

} // namespace

MainWindow::MainWindow(UiBridge& bridge,
                       const Settings& settings,
                       const SettingsDialog::Context& context)
    : d(std::make_unique<Private>(*this, bridge, settings, context))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Vedette"));
    setMinimumSize(smallestSize);
    resize(firstSize);
    applySettings(settings);
    if (bridge.isLoaded()) {
        d->applyLoaded();
    }
}

MainWindow::~MainWindow() = default;

WindowState MainWindow::windowState() const
{
    WindowState state;
    state.geometry = saveGeometry();
    state.layout = d->saveLayout();
    state.page = pageName(d->m_page);
    state.fleetView = viewName(d->m_fleet->view());
    state.server = d->m_detail->server().value;
    state.spanSeconds = d->m_span.count();
    state.wasToldOfTray = d->m_wasToldOfTray;
    state.history = d->m_history->state();
    state.historyViews = d->m_history->savedViews();
    return state;
}

void MainWindow::restore(const WindowState& state)
{
    restoreGeometry(state.geometry);
    d->restoreLayout(state.layout);
    d->m_fleet->setView(viewFromName(state.fleetView));
    d->m_wasToldOfTray = state.wasToldOfTray;
    d->setSpan(seconds{state.spanSeconds});
    d->m_startServer = ServerId{state.server};
    d->m_history->restoreSavedViews(state.historyViews);
    d->m_history->restoreState(state.history);
    d->m_startPage = state.page;
    if (d->m_bridge.isLoaded()) {
        d->applyLoaded();
    }
}

void MainWindow::applySettings(const Settings& settings)
{
    d->forgetBackupProblem(settings.backups);
    d->m_settings = settings;
    d->m_commands->setDefaults(settings);
}

void MainWindow::showFleet()
{
    d->showPage(d->m_bridge.servers().rowCount() > 0 ? MainToolBar::Page::Fleet
                                                     : MainToolBar::Page::Welcome);
}

void MainWindow::showServer(ServerId server)
{
    if (!d->m_bridge.servers().find(server)) {
        return;
    }
    if (d->m_detail->server() != server) {
        d->m_detail->showServer(server);
    }
    d->m_list->select(server);
    d->showPage(MainToolBar::Page::Server);
}

void MainWindow::showHistory()
{
    d->showPage(d->m_bridge.servers().rowCount() > 0 ? MainToolBar::Page::History
                                                     : MainToolBar::Page::Welcome);
}

void MainWindow::present()
{
    setWindowState(QMainWindow::windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::setNotice(const QString& text)
{
    d->m_noticeText = text;
    d->refreshNotice();
}

void MainWindow::setTrayAvailable(bool isAvailable)
{
    d->m_hasTray = isAvailable;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!d->m_hasTray || !d->m_settings.showsTray || !d->m_settings.closesToTray) {
        event->accept();
        Q_EMIT quitRequested();
        return;
    }
    event->ignore();
    hide();
    if (!d->m_wasToldOfTray) {
        d->m_wasToldOfTray = true;
        Q_EMIT closedToTray();
    }
}

} // namespace vedette::ui

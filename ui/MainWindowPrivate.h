// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CollectorHealth.h"
#include "ui/MainActions.h"
#include "ui/MainToolBar.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBar.h"
#include "ui/ServerCommands.h"
#include "ui/StatusLine.h"
#include "ui/WelcomePage.h"
#include "ui/alerts/AlertModel.h"
#include "ui/alerts/AlertPane.h"
#include "ui/commands/CommandPalette.h"
#include "ui/custom/CommandOpener.h"
#include "ui/detail/DetailPage.h"
#include "ui/fleet/FleetPage.h"
#include "ui/history/HistoryPage.h"
#include "ui/secrets/VaultCommands.h"
#include "ui/servers/LoginDialogs.h"
#include "ui/servers/ServerListView.h"
#include "ui/servers/ServerModel.h"

#include <QSplitter>
#include <QStackedWidget>

namespace vedette::ui {

/// The parts of the main window and how they talk to each other. Lives on: GUI thread.
class MainWindow::Private final : public QObject
{
public:
    Private(MainWindow& window,
            UiBridge& bridge,
            Settings settings,
            const SettingsDialog::Context& context);

    /// Once the fleet is there: the page of the last time, or the first server.
    void applyLoaded();
    void showPage(MainToolBar::Page page);
    void setSpan(seconds span);
    void refreshNotice();
    /// Splitters, the alert pane and its columns, closed groups.
    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray& state) const;

private:
    friend class MainWindow; // of which this is the inside

    void layOut();
    void connectBridge();
    void connectPages();
    void connectHistory();
    void connectList();
    void connectAlertMenu();
    void connectCommands();
    void connectVault();
    void connectFileActions();
    void connectViewActions();
    void connectServerActions();
    void connectCommandOpener();
    void connectBackups();
    /// Another plan: what the last one failed with is no news any more.
    void forgetBackupProblem(const BackupPlan& plan);
    void applyHealth(const CollectorHealth& health);
    void applyRemoval(ServerId server);
    void refreshActions();
    void refreshTitle();
    void step(int rows);
    void openSettings();
    /// Stored values into a file, beginning with what a view shows.
    void openExport(const HistoryView& view);
    /// Of the page that is shown.
    void exportValues();
    void openBackups();
    void openLogFolder() const;
    /// What the Server menu means: the selection of the list, or the server shown.
    [[nodiscard]] std::vector<ServerId> chosen() const;
    [[nodiscard]] bool chosenAreStopped() const;
    void doWithChosen(void (ServerCommands::*act)(ServerId));

    MainWindow& m_window;
    UiBridge& m_bridge;
    Settings m_settings;
    SettingsDialog::Context m_context;
    MainActions* m_actions;
    MainToolBar* m_toolBar;
    QSplitter* m_columns; ///< list | page
    QSplitter* m_rows; ///< columns above alerts
    ServerListView* m_list;
    QStackedWidget* m_pages; ///< in the order of MainToolBar::Page
    WelcomePage* m_welcome;
    FleetPage* m_fleet;
    DetailPage* m_detail;
    HistoryPage* m_history;
    AlertPane* m_alertPane;
    NoticeBar* m_notice; ///< stays
    NoticeBar* m_toast; ///< what just happened
    StatusLine* m_status;
    CommandPalette* m_palette;
    ServerCommands* m_commands;
    VaultCommands* m_vault;
    CommandOpener* m_commandWindows;
    LoginDialogs* m_logins;

    MainToolBar::Page m_page = MainToolBar::Page::Welcome;
    seconds m_span{900};
    QString m_noticeText;
    std::optional<Error> m_storeError;
    QString m_backupProblem; ///< of the schedule
    ServerId m_startServer;
    QString m_startPage;
    bool m_wasToldOfTray = false;
    bool m_hasTray = false;
};

} // namespace vedette::ui

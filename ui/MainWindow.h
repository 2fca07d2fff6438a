// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/BackupPreview.h"
#include "core/model/Ids.h"
#include "core/model/Settings.h"
#include "ui/UiBridge.h"
#include "ui/settings/SettingsDialog.h"

#include <QByteArray>
#include <QMainWindow>

#include <memory>

namespace vedette::ui {

/// What the window remembers between two starts.
struct WindowState
{
    QByteArray geometry;
    QByteArray layout; ///< splitters, columns of the alerts, closed groups
    QString page; ///< "fleet", "server" or "history"
    QString fleetView;
    qint64 server = 0;
    qint64 spanSeconds = 900;
    bool wasToldOfTray = false;
    QByteArray history; ///< what its page shows: JSON
    QByteArray historyViews; ///< those that were saved: JSON
};

/// The main window: server list, fleet, one server or the history, alert pane, status bar. Lives
/// on: GUI thread.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(UiBridge& bridge, const Settings& settings, const SettingsDialog::Context& context);
    ~MainWindow() override;

    [[nodiscard]] WindowState windowState() const;
    void restore(const WindowState& state);
    void applySettings(const Settings& settings);

    void showFleet();
    void showServer(ServerId server);
    void showHistory();
    /// To the front, from the tray or a second start.
    void present();
    /// One line above the page: "History can't be written: …"; empty hides it.
    void setNotice(const QString& text);
    /// Trays come and go: without one, closing the window ends the program.
    void setTrayAvailable(bool isAvailable);

Q_SIGNALS:
    void settingsChanged(const vedette::Settings& settings);
    void quitRequested();
    /// A person has seen what that backup holds, and wants it in the place of what is there now.
    void restoreRequested(const QString& path, const vedette::BackupPreview& shown);
    /// Something of windowState() that nobody wants to lose.
    void stateChanged();
    /// The first time only: somebody should say that monitoring goes on.
    void closedToTray();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace vedette::ui

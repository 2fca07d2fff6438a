// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Settings.h"
#include "ui/history/HistoryView.h"
#include "ui/secrets/MasterDialog.h"

#include <QObject>
#include <QSize>
#include <QTimer>

#include <functional>
#include <vector>

class QApplication;
class QDialog;

namespace vedette::ui {
class MainWindow;
}

namespace vedette::app {

/// Drives the window through every page, light and dark, large and small, and saves a picture of
/// each: for developers, who look at them. Lives on: GUI thread.
class ScreenshotTour final : public QObject
{
    Q_OBJECT

public:
    ScreenshotTour(QApplication& qt,
                   ui::MainWindow& window,
                   SecretsSource& secrets,
                   const QString& folder);

Q_SIGNALS:
    void finished();

private:
    struct Step
    {
        QString name;
        std::function<void()> show;
    };

    void planScene(ThemeChoice theme, QSize size);
    void planPages(const QString& suffix);
    void planDetail(const QString& suffix);
    void planDialogs(const QString& suffix);
    void showHistory(ui::HistoryLayout layout);
    void showTab(int tab);
    void add(const QString& name, std::function<void()> show);
    void trigger(const QString& action);
    void openSecurity();
    void openMasterDialog(ui::MasterDialog::Purpose purpose);
    void openHostKeyDialog();
    void next();
    void photograph(const QString& name);
    void closeDialogs();
    [[nodiscard]] QDialog* openDialog() const;

    QApplication& m_qt;
    ui::MainWindow& m_window;
    SecretsSource& m_secrets;
    QString m_folder;
    std::vector<Step> m_steps;
    std::size_t m_step = 0;
    QTimer m_timer;
};

} // namespace vedette::app

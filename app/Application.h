// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/CommandLine.h"
#include "core/base/Result.h"
#include "core/model/BackupPreview.h"
#include "core/model/Settings.h"

#include <QObject>

#include <memory>

class QApplication;

namespace vedette::app {

/// Puts the program with a window together, and takes it apart again: the only place that knows
/// all its parts. Lives on: GUI thread.
class Application final : public QObject
{
    Q_OBJECT

public:
    Application(QApplication& qt, WindowOptions options);
    ~Application() override;

    /// Before the event loop: false when the window of an earlier start was shown instead.
    [[nodiscard]] bool start();

private:
    class Parts;

    [[nodiscard]] bool begin(const QString& dataFolder);
    enum class StoreUse
    {
        Keep,
        Look ///< not a file is touched
    };
    void openStores(const QString& dataFolder, StoreUse use);
    /// The engine, and its window with that notice.
    void openEngine(const QString& notice = {});
    void showWindow(const QString& notice);
    [[nodiscard]] QString startNotice() const;
    void connectWindow();
    void connectTray();
    void refreshTray();
    void applyTray(bool isAvailable);
    /// Saves what could be done of it.
    void applySettings(const Settings& wanted);
    [[nodiscard]] Result<void> applyAutostart(bool isOn) const;
    void showFailure(const Error& error);
    void startTour();
    void saveWindow();
    /// Takes window and engine down for the time of it: the data folder must be nobody's.
    void restoreBackup(const QString& path, const BackupPreview& shown);
    void endRestore(const Result<QString>& before);
    void quit();
    /// The window and the engine alone.
    void closeEngine();
    /// One function, one order: window state, collector, then what depends on it, the log last.
    void shutDown();

    QApplication& m_qt;
    WindowOptions m_options;
    std::unique_ptr<Parts> m_parts;
};

} // namespace vedette::app

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Settings.h"
#include "ui/MainWindow.h"

#include <QString>
#include <QStringList>

class QSettings;

namespace vedette::app {

/// Settings and window state in vedette.ini of the data folder. A damaged file is moved aside and
/// the last good copy takes its place; unknown keys (of a newer version) stay as they are.
/// Lives on: GUI thread.
class SettingsStore final
{
public:
    struct Loaded
    {
        Settings settings;
        ui::WindowState window;
        QStringList ignored; ///< keys whose value can't be: they have their default
        bool wasDamaged = false; ///< the last good copy, or defaults, stand in
    };

    explicit SettingsStore(const QString& dataFolder);

    /// For the window, whose file it is: a damaged one is moved aside, a good one copied.
    [[nodiscard]] Loaded load();
    /// The same settings, and not a file is touched.
    [[nodiscard]] Settings peek() const;
    [[nodiscard]] Result<void> save(const Settings& settings);
    [[nodiscard]] Result<void> save(const ui::WindowState& window);

private:
    [[nodiscard]] static Loaded read(const QString& path);
    [[nodiscard]] bool restoreGoodCopy();
    void keepGoodCopy() const;
    [[nodiscard]] Result<void> finish(QSettings& file) const;

    QString m_path;
    QString m_goodPath;
};

} // namespace vedette::app

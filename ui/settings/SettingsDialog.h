// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/SecretsSource.h"
#include "core/model/Settings.h"

#include <QDialog>
#include <QStringList>

#include <memory>

namespace vedette::ui {

/// What the user can set. Emits settingsChanged on OK and Apply; keeps nothing itself.
class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `languages`: codes that translations exist for ("de"); `dataFolder` and `logFile` are shown.
    struct Context
    {
        QStringList languages;
        QString dataFolder;
        QString logFile;
        bool hasTray = false;
        bool canStartAtLogin = false;
        SecretsSource* secrets = nullptr; ///< outlives the dialog; null: not for this window
    };

    SettingsDialog(const Settings& settings, const Context& context, QWidget* parent = nullptr);
    ~SettingsDialog() override;

Q_SIGNALS:
    void settingsChanged(const vedette::Settings& settings);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace vedette::ui

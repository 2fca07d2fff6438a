// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/SettingsDialog.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace vedette::ui {

class BackupFields;
class SecurityPage;

/// The fields of SettingsDialog, in three sections. Lives on: GUI thread.
class SettingsForm final : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsForm(const SettingsDialog::Context& context, QWidget* parent = nullptr);

    void show(const Settings& settings);
    [[nodiscard]] Settings settings() const;

Q_SIGNALS:
    void changed();

private:
    QWidget* createGeneral(const SettingsDialog::Context& context);
    QWidget* createMonitoring();
    QWidget* createFiles(const SettingsDialog::Context& context);
    QCheckBox* createCheck(const QString& name, const QString& text, bool isPossible);
    QComboBox* createChoice(const QString& name);
    QSpinBox* createNumber(const QString& name, int least, int most);
    [[nodiscard]] HistoryLimits historyLimits() const;
    void refreshTray();

    bool m_hasTray;
    QComboBox* m_theme = nullptr;
    QComboBox* m_language = nullptr;
    QCheckBox* m_startsAtLogin = nullptr;
    QCheckBox* m_showsTray = nullptr;
    QCheckBox* m_showsPopups = nullptr;
    QCheckBox* m_closesToTray = nullptr;
    QSpinBox* m_statusInterval = nullptr;
    QSpinBox* m_metricsInterval = nullptr;
    Settings m_shown; ///< as show() was given them
    QSpinBox* m_retention = nullptr;
    QSpinBox* m_historyYears = nullptr;
    QSpinBox* m_historyRoom = nullptr;
    SecurityPage* m_security = nullptr;
    QComboBox* m_logLevel = nullptr;
    BackupFields* m_backups = nullptr;
};

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QPushButton;

namespace vedette::ui {

/// Where there is no server yet: what the program does, and the two ways to begin.
/// Lives on: GUI thread.
class WelcomePage final : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget* parent = nullptr);

Q_SIGNALS:
    void addRequested();
    void importRequested();
    /// Offered when ~/.ssh/config is there.
    void sshImportRequested();

private:
    [[nodiscard]] QWidget* createButtons();
    QPushButton* createSshButton(QWidget* parent);
};

} // namespace vedette::ui

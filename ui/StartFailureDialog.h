// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <QDialog>

namespace vedette::ui {

/// The data folder can't be used: what happened, why, and what can be done. Open with open().
/// Lives on: GUI thread.
class StartFailureDialog final : public QDialog
{
    Q_OBJECT

public:
    StartFailureDialog(const Error& error, const QString& dataFolder, QWidget* parent = nullptr);

Q_SIGNALS:
    void folderChosen(const QString& folder);
    void quitRequested();

private:
    [[nodiscard]] QWidget* createButtons(const QString& dataFolder);
    void chooseFolder();
};

} // namespace vedette::ui

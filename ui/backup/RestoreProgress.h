// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/StepProgress.h"

#include <QDialog>

namespace vedette::ui {

class StepRow;

/// All that there is to be seen while a restore has the data folder for itself. Lives on: GUI
/// thread.
class RestoreProgress final : public QDialog
{
    Q_OBJECT

public:
    explicit RestoreProgress(QWidget* parent = nullptr);

    void showStep(const StepProgress& progress);
    /// Esc and the window's own button: it asks for the end, and stays.
    void reject() override;

Q_SIGNALS:
    void cancelRequested();

private:
    StepRow* m_steps;
};

} // namespace vedette::ui

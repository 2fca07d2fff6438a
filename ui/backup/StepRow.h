// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/StepProgress.h"

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace vedette::ui {

class PlainLabel;

/// How far long work is, and a way to end it. Hidden while there is none. Lives on: GUI thread.
class StepRow final : public QWidget
{
    Q_OBJECT

public:
    explicit StepRow(QWidget* parent = nullptr);

    /// Shows it, without a share that is done yet.
    void begin(const QString& what);
    void showStep(const QString& what, const StepProgress& progress);
    /// As its button does.
    void cancel();
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    /// Once: what is under way takes its time to end.
    void cancelRequested();

private:
    PlainLabel* m_text;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
};

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/history/HistoryView.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QSpinBox;
QT_END_NAMESPACE

namespace vedette::ui {

/// How a view is drawn, and with what it is compared. Lives on: GUI thread.
class LookBar final : public QWidget
{
    Q_OBJECT

public:
    explicit LookBar(QWidget* parent = nullptr);

    void show(const HistoryView& view);
    /// Puts what is chosen here into a view.
    void takeInto(HistoryView& view) const;

Q_SIGNALS:
    /// By the user's hand.
    void edited();

private:
    void layOut();
    void refresh();

    QComboBox* m_layout;
    QCheckBox* m_scale;
    QCheckBox* m_marks;
    QComboBox* m_compare;
    QSpinBox* m_offset;
    QComboBox* m_unit; ///< of the offset
};

} // namespace vedette::ui

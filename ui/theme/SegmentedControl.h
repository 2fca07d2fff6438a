// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace vedette::ui {

/// A row of joined buttons of which one is down; the arrow keys move between them. Lives on: GUI
/// thread.
class SegmentedControl final : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentedControl(const QStringList& labels, QWidget* parent = nullptr);

    [[nodiscard]] int current() const;
    /// Emits nothing; outside the range no button is down.
    void setCurrent(int index);

Q_SIGNALS:
    /// By the user's hand.
    void currentChanged(int index);

private:
    QButtonGroup* m_buttons;
};

} // namespace vedette::ui

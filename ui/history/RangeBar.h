// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/history/HistoryView.h"

#include <QStringList>
#include <QWidget>

#include <array>

class QToolButton;

namespace vedette::ui {

class SegmentedControl;

/// Which time the charts show: spans that end now, from and to, the way back and to the present.
/// Lives on: GUI thread.
class RangeBar final : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::array presets{seconds{3'600},
                                        seconds{6 * 3'600},
                                        seconds{86'400},
                                        seconds{7 * 86'400},
                                        seconds{30 * 86'400},
                                        seconds{365 * 86'400}};

    explicit RangeBar(QWidget* parent = nullptr);

    /// What the presets are called, in their order.
    [[nodiscard]] static QStringList presetTexts();

    /// What is chosen, and what that is at present.
    void show(const HistoryRange& chosen, const TimeRange& shown, bool canGoBack);

Q_SIGNALS:
    void chosen(const vedette::ui::HistoryRange& range);
    void backRequested();

private:
    QToolButton* addButton(const QString& text, const QString& icon, const QString& name);
    void layOut();
    void askRange();
    void goToNow();

    SegmentedControl* m_spans;
    QToolButton* m_range; ///< says from when to when, and asks for it
    QToolButton* m_back;
    QToolButton* m_now;
    HistoryRange m_chosen;
    TimeRange m_shown;
};

} // namespace vedette::ui

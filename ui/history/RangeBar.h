// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/history/HistoryView.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QDateTimeEdit;
class QToolButton;
QT_END_NAMESPACE

namespace vedette::ui {

class SegmentedControl;

/// Which time the charts show: spans that end now, from and to, the way back and to the present.
/// Lives on: GUI thread.
class RangeBar final : public QWidget
{
    Q_OBJECT

public:
    explicit RangeBar(QWidget* parent = nullptr);

    /// What is chosen, and what that is at present. Fields in which somebody types stay.
    void show(const HistoryRange& chosen, const TimeRange& shown, bool canGoBack);

Q_SIGNALS:
    void chosen(const vedette::ui::HistoryRange& range);
    void backRequested();

private:
    QToolButton* addButton(const QString& text, const QString& icon, const QString& name);
    QDateTimeEdit* addField(const QString& accessibleName, const QString& name);
    void layOut();
    void edit();
    void apply();
    [[nodiscard]] TimeRange typed() const;

    SegmentedControl* m_spans;
    QDateTimeEdit* m_from;
    QDateTimeEdit* m_to;
    QToolButton* m_apply;
    QToolButton* m_back;
    QToolButton* m_now;
    HistoryRange m_chosen;
    bool m_isEdited = false; ///< the fields, and not applied yet
};

} // namespace vedette::ui

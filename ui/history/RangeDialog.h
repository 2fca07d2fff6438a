// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/TimeRange.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QDateTimeEdit;
class QFormLayout;
class QPushButton;
QT_END_NAMESPACE

namespace vedette::ui {

class NoteLabel;

/// Asks from when to when. Lives on: GUI thread.
class RangeDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit RangeDialog(const TimeRange& range, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const vedette::TimeRange& range);

private:
    QDateTimeEdit* addField(QFormLayout& form, const QString& label, Timestamp time);
    [[nodiscard]] TimeRange typed() const;
    void check();

    QDateTimeEdit* m_from;
    QDateTimeEdit* m_to;
    NoteLabel* m_note;
    QPushButton* m_show;
};

} // namespace vedette::ui

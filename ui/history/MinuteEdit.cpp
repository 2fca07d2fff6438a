// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/MinuteEdit.h"

#include "ui/LocalTime.h"

#include <QDateTimeEdit>

namespace vedette::ui {

QDateTimeEdit* makeMinuteEdit(Timestamp time, QWidget* parent)
{
    auto* const field = new QDateTimeEdit(parent);
    field->setCalendarPopup(true);
    field->setDisplayFormat(field->locale().dateFormat(QLocale::ShortFormat) + u' '
                            + minuteFormat(field->locale()));
    setMinute(*field, time);
    return field;
}

void setMinute(QDateTimeEdit& field, Timestamp time)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(toMsecs(time));
    field.setDateTime(moment.addMSecs(-(moment.time().msecsSinceStartOfDay() % 60'000)));
}

Timestamp minuteOf(const QDateTimeEdit& field)
{
    return fromMsecs(field.dateTime().toMSecsSinceEpoch());
}

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/LocalTime.h"

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

/// Between minutes and seconds what stands between hours and minutes; a colon where that is a word.
QChar separatorIn(const QString& format, qsizetype minutes)
{
    const QChar before = minutes > 0 ? format.at(minutes - 1) : u':';
    return before == u'.' ? before : u':';
}

} // namespace

QString minuteFormat(const QLocale& locale)
{
    QString format = locale.timeFormat(QLocale::ShortFormat);
    const qsizetype seconds = format.indexOf("ss"_L1); // the C locale's has them
    if (seconds > 0) {
        format.remove(seconds - 1, 3);
    }
    return format;
}

QString secondFormat(const QLocale& locale)
{
    QString format = minuteFormat(locale);
    const qsizetype minutes = format.indexOf("mm"_L1);
    if (minutes < 0) {
        return u"HH:mm:ss"_s;
    }
    return format.insert(minutes + 2, separatorIn(format, minutes) + u"ss"_s);
}

QString dayFormat(const QLocale& locale)
{
    const QString date = locale.dateFormat(QLocale::ShortFormat);
    return date.indexOf(u'M') < date.indexOf(u'd') ? u"MMM d"_s : u"d MMM"_s;
}

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/LocalTime.h"

#include "tests/support/Catch.h"

#include <QDateTime>

using namespace Qt::StringLiterals;
using namespace vedette::ui;

TEST_CASE("Times and days are written as the locale does")
{
    const auto [name, time, day]
        = GENERATE(table<QString, QString, QString>({{u"C"_s, u"21:05:09"_s, u"7 Nov"_s},
                                                     {u"de_DE"_s, u"21:05:09"_s, u"7 Nov."_s},
                                                     {u"fi_FI"_s, u"21.05.09"_s, u"7 marrask."_s},
                                                     {u"en_US"_s, u"9:05:09 PM"_s, u"Nov 7"_s}}));
    const QLocale locale(name);
    const QDateTime moment(QDate(2026, 11, 7), QTime(21, 5, 9));
    const auto shown = [&](const QString& format) {
        return locale.toString(moment, format).replace(QChar(0x202F), u' '); // a narrow space
    };

    CHECK(shown(secondFormat(locale)) == time);
    CHECK(shown(minuteFormat(locale)) == QString(time).remove(time.indexOf(u"09"_s) - 1, 3));
    CHECK(shown(dayFormat(locale)) == day);
}

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/Formatter.h"

#include "tests/support/Catch.h"

#include <QLocale>

#include <limits>

using namespace vedette;
using namespace vedette::text;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

using namespace Qt::StringLiterals;

TEST_CASE("Values are told as a person reads them")
{
    const auto [value, unit, words] = GENERATE(table<double, Unit, QString>({
        {0.05, Unit::None, u"0.05"_s},
        {2, Unit::None, u"2"_s},
        {12.34, Unit::None, u"12.3"_s},
        {-0.001, Unit::None, u"0"_s},
        {0, Unit::Percent, u"0 %"_s},
        {3.44, Unit::Percent, u"3.4 %"_s},
        {5, Unit::Percent, u"5.0 %"_s},
        {9.96, Unit::Percent, u"10 %"_s},
        {88.4, Unit::Percent, u"88 %"_s},
        {0, Unit::Bytes, u"0 B"_s},
        {999, Unit::Bytes, u"999 B"_s},
        {1024, Unit::Bytes, u"1 KiB"_s},
        {1000 * 1024.0, Unit::Bytes, u"1 MiB"_s},
        {77'416'345'600, Unit::Bytes, u"72.1 GiB"_s},
        {16 * 1'073'741'824.0, Unit::Bytes, u"16 GiB"_s},
        {1.5e30, Unit::Bytes, u"1301042606983 EiB"_s},
        {1'258'291, Unit::BytesPerSecond, u"1.2 MiB/s"_s},
        {0, Unit::BytesPerSecond, u"0 B/s"_s},
        {0, Unit::Seconds, u"0 s"_s},
        {0.0000123, Unit::Seconds, u"12.3 µs"_s},
        {0.0123, Unit::Seconds, u"12.3 ms"_s},
        {1.5, Unit::Seconds, u"1.5 s"_s},
        {-0.25, Unit::Seconds, u"-250 ms"_s},
        {59.99, Unit::Seconds, u"1 min"_s},
        {7500, Unit::Seconds, u"2 h 5 min"_s},
        {-7500, Unit::Seconds, u"-2 h 5 min"_s},
        {417, Unit::Count, u"417"_s},
        {16'777'216, Unit::Count, u"16.8 M"_s},
        {12.34, Unit::PerSecond, u"12.3/s"_s},
        {12'340, Unit::PerSecond, u"12.3 k/s"_s},
        {2.45e9, Unit::Hertz, u"2.45 GHz"_s},
        {48.5, Unit::Celsius, u"48.5 °C"_s},
        {215, Unit::Watts, u"215 W"_s},
        {1.05, Unit::Volts, u"1.05 V"_s},
        {1200, Unit::Rpm, u"1200 rpm"_s},
        {1, Unit::Boolean, u"yes"_s},
        {0, Unit::Boolean, u"no"_s},
    }));

    CHECK(format(value, unit) == words);
}

TEST_CASE("A value that is no number or no moment is a dash")
{
    CHECK(format(std::numeric_limits<double>::quiet_NaN(), Unit::Bytes) == u"–"_s);
    CHECK(formatTick(std::numeric_limits<double>::infinity(), Unit::Percent) == u"–"_s);
    CHECK(format(1e300, Unit::EpochSeconds) == u"–"_s);
}

TEST_CASE("Numbers follow the locale")
{
    QLocale::setDefault(QLocale(QLocale::German));

    const QString bytes = format(77'416'345'600, Unit::Bytes);
    const QString count = format(12'345, Unit::Count);

    QLocale::setDefault(QLocale::c());
    CHECK(bytes == u"72,1 GiB"_s);
    CHECK(count == u"12.345"_s);
}

TEST_CASE("A moment is told in local time, in the locale's short form")
{
    CHECK(format(1'795'342'403, Unit::EpochSeconds).contains(u"26"_s));
}

TEST_CASE("Ticks of an axis are short")
{
    const auto [value, unit, words] = GENERATE(table<double, Unit, QString>({
        {94 * 1'073'741'824.0, Unit::Bytes, u"94 G"_s},
        {1.5 * 1024, Unit::Bytes, u"1.5 K"_s},
        {1'048'576, Unit::BytesPerSecond, u"1 M/s"_s},
        {0, Unit::BytesPerSecond, u"0 B/s"_s},
        {5, Unit::Percent, u"5 %"_s},
        {2.5, Unit::Percent, u"2.5 %"_s},
        {200'000, Unit::Seconds, u"2 days"_s},
        {0.02, Unit::Seconds, u"20 ms"_s},
        {4, Unit::None, u"4"_s},
    }));

    CHECK(formatTick(value, unit) == words);
}

TEST_CASE("A duration is told by its two largest parts")
{
    const auto [duration, words] = GENERATE(table<seconds, QString>({
        {seconds{-5}, u"0 s"_s},
        {seconds{0}, u"0 s"_s},
        {seconds{59}, u"59 s"_s},
        {minutes{4}, u"4 min"_s},
        {seconds{245}, u"4 min 5 s"_s},
        {hours{2} + minutes{5}, u"2 h 5 min"_s},
        {hours{2} + seconds{5}, u"2 h"_s},
        {days{1}, u"1 day"_s},
        {days{2} + hours{3} + minutes{1}, u"2 days 3 h"_s},
        {days{41} + hours{5}, u"41 days"_s},
        {seconds::max(), u"9999999 days"_s},
    }));

    CHECK(formatDuration(duration) == words);
}

TEST_CASE("An age is told by its largest part")
{
    const auto [age, words] = GENERATE(table<seconds, QString>({
        {seconds{-30}, u"just now"_s},
        {seconds{4}, u"just now"_s},
        {seconds{12}, u"12 s ago"_s},
        {seconds{245}, u"4 min ago"_s},
        {days{1} + hours{3}, u"1 day ago"_s},
    }));

    CHECK(formatAge(age) == words);
}

TEST_CASE("A metric is named by its words and its instance")
{
    CHECK(metricLabel({u"cpu"_s, u"totalUsage"_s, {}}) == u"CPU usage"_s);
    CHECK(metricLabel({u"disk"_s, u"usedPercent"_s, u"/var"_s}) == u"File system usage /var"_s);
    CHECK(metricLabel({u"command"_s, u"rows"_s, u"a]b"_s}) == u"command[a\\]b].rows"_s);
}

TEST_CASE("Every metric of the catalogue can be told with its unit")
{
    for (const MetricInfo& info : metricCatalogue()) {
        CAPTURE(info.type, info.field);
        CHECK_FALSE(format(1, info.unit).isEmpty());
        CHECK(format(1, info.unit) != u"–"_s);
    }
    CHECK(unitName(Unit::Percent) == u"%"_s);
    CHECK(unitName(Unit::BytesPerSecond) == u"bytes/s"_s);
}

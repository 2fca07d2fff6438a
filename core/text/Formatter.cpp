// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/Formatter.h"

#include "core/text/Translated.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;

namespace vedette::text {

namespace {

constexpr double maxEpochSeconds = 253'402'300'799; // the end of the year 9999
constexpr seconds youngest{5};

constexpr std::array byteWords{
    QT_TRANSLATE_NOOP("Text", "%1 B"),
    QT_TRANSLATE_NOOP("Text", "%1 KiB"),
    QT_TRANSLATE_NOOP("Text", "%1 MiB"),
    QT_TRANSLATE_NOOP("Text", "%1 GiB"),
    QT_TRANSLATE_NOOP("Text", "%1 TiB"),
    QT_TRANSLATE_NOOP("Text", "%1 PiB"),
    QT_TRANSLATE_NOOP("Text", "%1 EiB"),
};
constexpr std::array<QLatin1StringView, 7> byteTicks{
    "%1 B"_L1, "%1 K"_L1, "%1 M"_L1, "%1 G"_L1, "%1 T"_L1, "%1 P"_L1, "%1 E"_L1};
constexpr std::array<QLatin1StringView, 5> siPrefixes{""_L1, "k"_L1, "M"_L1, "G"_L1, "T"_L1};

double roundedTo(double value, int decimals)
{
    const double factor = std::pow(10.0, decimals);
    return std::round(value * factor) / factor + 0.0; // never "-0"
}

/// With as many decimals as say something, `most` at most.
QString number(double value, int most)
{
    const double rounded = roundedTo(value, most);
    int decimals = 0;
    while (decimals < most && std::abs(roundedTo(rounded, decimals) - rounded) > 1e-9) {
        ++decimals;
    }
    return QLocale().toString(rounded, 'f', decimals);
}

/// Three significant digits; whole numbers stay whole.
QString number(double value)
{
    const double size = std::abs(value);
    if (size >= 99.95) {
        return number(value, 0);
    }
    return number(value, size >= 9.995 ? 1 : 2);
}

/// A value and how many times it was divided to have three digits before its point.
struct Scaled
{
    double value = 0;
    std::size_t step = 0;
};

Scaled scaled(double value, double base, std::size_t steps)
{
    Scaled result{value, 0};
    while (std::abs(result.value) >= 999.5 && result.step + 1 < steps) {
        result.value /= base;
        ++result.step;
    }
    return result;
}

/// One decimal is enough beside a prefix of 1024; single bytes have none.
QString scaledBytes(const Scaled& bytes)
{
    const bool isWhole = std::abs(bytes.value) >= 99.95 || bytes.step == 0;
    return number(bytes.value, isWhole ? 0 : 1);
}

QString formatBytes(double value)
{
    const Scaled bytes = scaled(value, 1024, byteWords.size());
    return translated(byteWords.at(bytes.step)).arg(scaledBytes(bytes));
}

QString bytesTick(double value)
{
    const Scaled bytes = scaled(value, 1024, byteTicks.size());
    return QString(byteTicks.at(bytes.step)).arg(scaledBytes(bytes));
}

/// "1.2 k", "16.8 M"; `unit` follows the prefix.
QString formatSi(double value, QLatin1StringView unit = {})
{
    const Scaled si = scaled(value, 1000, siPrefixes.size());
    const QString suffix = siPrefixes.at(si.step) + unit;
    return suffix.isEmpty() ? number(si.value) : number(si.value) + u' ' + suffix;
}

QString perSecond(const QString& amount)
{
    return QCoreApplication::translate("Text", "%1/s", "an amount per second").arg(amount);
}

QString formatPercent(double value)
{
    const bool hasDecimal = value != 0 && std::abs(value) < 9.95;
    const QString digits
        = QLocale().toString(roundedTo(value, hasDecimal ? 1 : 0), 'f', hasDecimal ? 1 : 0);
    return QCoreApplication::translate("Text", "%1 %").arg(digits);
}

QString formatCount(double value)
{
    return std::abs(value) < 99'999.5 ? number(value, 0) : formatSi(value);
}

QString formatSeconds(double value)
{
    const double size = std::abs(value);
    if (size >= 59.95) {
        const QString duration = formatDuration(seconds{std::llround(std::min(size, 1e15))});
        return value < 0 ? QLocale().negativeSign() + duration : duration;
    }
    if (size >= 0.9995 || value == 0) {
        return number(value) + u" s"_s;
    }
    return size >= 0.0009995 ? number(value * 1e3) + u" ms"_s : number(value * 1e6) + u" µs"_s;
}

QString formatEpoch(double value)
{
    if (value < 0 || value > maxEpochSeconds) {
        return u"–"_s;
    }
    const QDateTime time = QDateTime::fromSecsSinceEpoch(std::llround(value));
    return QLocale().toString(time, QLocale::ShortFormat);
}

QString dayWords(qint64 days)
{
    if (days == 1) {
        return QCoreApplication::translate("Text", "1 day");
    }
    const int n = static_cast<int>(std::min<qint64>(days, 9'999'999));
    return QCoreApplication::translate("Text", "%n days", nullptr, n);
}

QString hourWords(qint64 hours)
{
    return QCoreApplication::translate("Text", "%1 h", "hours").arg(hours);
}

QString minuteWords(qint64 minutes)
{
    return QCoreApplication::translate("Text", "%1 min", "minutes").arg(minutes);
}

QString secondWords(qint64 seconds)
{
    return QCoreApplication::translate("Text", "%1 s", "seconds").arg(seconds);
}

/// One part of a duration and the function that names it.
struct Part
{
    qint64 amount = 0;
    QString (*words)(qint64) = nullptr;

    [[nodiscard]] QString toString() const { return words(amount); }
};

/// From its largest part that isn't zero down to the seconds.
std::vector<Part> partsOf(seconds duration)
{
    const qint64 total = std::max<qint64>(duration.count(), 0);
    const std::array<Part, 4> parts{{{total / 86'400, dayWords},
                                     {total / 3'600 % 24, hourWords},
                                     {total / 60 % 60, minuteWords},
                                     {total % 60, secondWords}}};
    const auto* const first
        = std::find_if(parts.begin(), parts.end() - 1, [](const Part& p) { return p.amount > 0; });
    return {first, parts.end()};
}

} // namespace

QString format(double value, Unit unit)
{
    if (!std::isfinite(value)) {
        return u"–"_s;
    }
    switch (unit) {
    case Unit::None:
        return number(value);
    case Unit::Percent:
        return formatPercent(value);
    case Unit::Bytes:
        return formatBytes(value);
    case Unit::BytesPerSecond:
        return perSecond(formatBytes(value));
    case Unit::Seconds:
        return formatSeconds(value);
    case Unit::EpochSeconds:
        return formatEpoch(value);
    case Unit::Count:
        return formatCount(value);
    case Unit::PerSecond:
        return perSecond(formatSi(value));
    case Unit::Hertz:
        return formatSi(value, "Hz"_L1);
    case Unit::Celsius:
        return number(value) + u" °C"_s;
    case Unit::Watts:
        return formatSi(value, "W"_L1);
    case Unit::Volts:
        return number(value) + u" V"_s;
    case Unit::Rpm:
        return QCoreApplication::translate("Text", "%1 rpm").arg(number(value, 0));
    case Unit::Boolean:
        return value != 0 ? QCoreApplication::translate("Text", "yes")
                          : QCoreApplication::translate("Text", "no");
    }
    return number(value);
}

QString formatTick(double value, Unit unit)
{
    if (!std::isfinite(value)) {
        return u"–"_s;
    }
    if (unit == Unit::Bytes) {
        return bytesTick(value);
    }
    if (unit == Unit::BytesPerSecond) {
        return perSecond(bytesTick(value));
    }
    if (unit == Unit::Percent) {
        return QCoreApplication::translate("Text", "%1 %").arg(number(value, 1));
    }
    if (unit == Unit::Seconds && value >= 60) {
        return partsOf(seconds{std::llround(std::min(value, 1e15))}).front().toString();
    }
    return format(value, unit);
}

QString formatDuration(seconds duration)
{
    const std::vector<Part> parts = partsOf(duration);
    const bool isLong = duration >= std::chrono::hours{10 * 24}; // then nobody looks at the hours
    const bool isAlone = isLong || parts.size() < 2 || parts[1].amount == 0;
    return isAlone ? parts[0].toString() : parts[0].toString() + u' ' + parts[1].toString();
}

QString formatAge(seconds age)
{
    if (age < youngest) {
        return QCoreApplication::translate("Text", "just now");
    }
    return QCoreApplication::translate("Text", "%1 ago", "a duration")
        .arg(partsOf(age).front().toString());
}

QString metricLabel(const MetricId& metric)
{
    const MetricInfo* info = findMetric(metric.type, metric.field);
    if (info == nullptr) {
        return toString(metric);
    }
    const QString label = translated(info->label);
    return metric.instance.isEmpty() ? label : label + u' ' + metric.instance;
}

QString unitName(Unit unit)
{
    switch (unit) {
    case Unit::None:
    case Unit::EpochSeconds:
    case Unit::Boolean:
        return {};
    case Unit::Percent:
        return u"%"_s;
    case Unit::Bytes:
        return QCoreApplication::translate("Text", "bytes");
    case Unit::BytesPerSecond:
        return QCoreApplication::translate("Text", "bytes/s");
    case Unit::Seconds:
        return QCoreApplication::translate("Text", "seconds");
    case Unit::Count:
        return QCoreApplication::translate("Text", "count");
    case Unit::PerSecond:
        return QCoreApplication::translate("Text", "per second");
    case Unit::Hertz:
        return u"Hz"_s;
    case Unit::Celsius:
        return u"°C"_s;
    case Unit::Watts:
        return u"W"_s;
    case Unit::Volts:
        return u"V"_s;
    case Unit::Rpm:
        return QCoreApplication::translate("Text", "rpm");
    }
    return {};
}

} // namespace vedette::text

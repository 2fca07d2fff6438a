// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/charts/ChartAxis.h"

#include "core/text/Formatter.h"
#include "ui/LocalTime.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vedette::ui {

namespace {

constexpr int wantedSteps = 4;
constexpr double leastTickShare = 0.4; // of a step: closer labels would touch
constexpr milliseconds shortRange = 10min;
constexpr milliseconds day = 24h;

double niceStep(double rough, Unit unit)
{
    if (unit == Unit::Bytes || unit == Unit::BytesPerSecond) {
        return std::exp2(std::ceil(std::log2(std::max(rough, 1.0)) - 1e-9));
    }
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= rough * (1 - 1e-9)) {
            const bool mustBeWhole = unit == Unit::Count;
            return mustBeWhole ? std::max(1.0, std::ceil(factor * power)) : factor * power;
        }
    }
    return 10.0 * power;
}

milliseconds timeStep(milliseconds length, int most)
{
    static constexpr std::array<milliseconds, 26> steps{
        1s,      2s,      5s,      10s,     15s,      30s,      1min,     2min,     5min,
        10min,   15min,   30min,   1h,      2h,       3h,       6h,       12h,      day,
        2 * day, 3 * day, 5 * day, 7 * day, 14 * day, 30 * day, 60 * day, 120 * day};
    const auto* found = std::ranges::find_if(
        steps, [&](milliseconds step) { return length / step <= std::max(most, 1); });
    return found == steps.end() ? 365 * day : *found;
}

QDateTime local(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(toMsecs(time));
}

QString dayMinuteFormat(const QLocale& locale)
{
    return dayFormat(locale) + u' ' + minuteFormat(locale);
}

QString tickLabel(Timestamp time, milliseconds length, milliseconds step)
{
    const QLocale locale;
    if (length < shortRange) {
        return locale.toString(local(time).time(), secondFormat(locale));
    }
    if (step >= day) {
        return locale.toString(local(time).date(), dayFormat(locale));
    }
    if (length > day + 1h) {
        return locale.toString(local(time), dayMinuteFormat(locale));
    }
    return locale.toString(local(time).time(), minuteFormat(locale));
}

} // namespace

ValueScale valueScale(double highest, Unit unit, std::optional<double> fixed)
{
    const double wanted = fixed.value_or(highest) > 0 ? fixed.value_or(highest) : 1.0;
    const double step = niceStep(wanted / wantedSteps, unit);
    ValueScale scale;
    scale.maximum = fixed && *fixed > 0 ? *fixed : std::ceil(wanted / step - 1e-9) * step;
    for (int i = 0; i * step <= scale.maximum * (1 + 1e-9); ++i) {
        scale.ticks.push_back({i * step, text::formatTick(i * step, unit)});
    }
    const double rest = scale.maximum - scale.ticks.back().value;
    if (rest > step * leastTickShare) { // a top that is no round number: all of the memory
        scale.ticks.push_back({scale.maximum, text::formatTick(scale.maximum, unit)});
    }
    return scale;
}

std::vector<Tick> timeTicks(const TimeRange& range, int most)
{
    std::vector<Tick> ticks;
    if (range.length() <= milliseconds::zero()) {
        return ticks;
    }
    const milliseconds step = timeStep(range.length(), most);
    const milliseconds offset = seconds{local(range.from).offsetFromUtc()};
    const milliseconds past = (range.from.time_since_epoch() + offset) % step;
    Timestamp time
        = range.from - past + (past > milliseconds::zero() ? step : milliseconds::zero());
    for (; time <= range.to; time += step) {
        ticks.push_back(
            {static_cast<double>(toMsecs(time)), tickLabel(time, range.length(), step)});
    }
    return ticks;
}

QString timeLabel(Timestamp time, const TimeRange& range)
{
    const QLocale locale;
    const bool isLong = range.length() > day + 1h;
    return locale.toString(local(time), isLong ? dayMinuteFormat(locale) : secondFormat(locale));
}

} // namespace vedette::ui

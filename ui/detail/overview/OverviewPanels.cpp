// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/overview/OverviewPanels.h"

#include "core/text/Formatter.h"
#include "ui/detail/overview/OverviewTab.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

// Indices into Colors::series.
constexpr int blue = 0;
constexpr int violet = 1;
constexpr int amber = 2;
constexpr int red = 3;
constexpr int green = 4;
constexpr int teal = 5;

Curve curve(const QString& label, int color, CurveStyle style)
{
    return {label, color, style, {}};
}

using Values = QHash<MetricId, double>;

std::optional<double> diskValue(const Values& values, const QString& mount, const QString& field)
{
    const auto found = values.find({u"disk"_s, field, mount});
    return found == values.end() ? std::nullopt : std::optional(*found);
}

} // namespace

ChartSpec cpuSpec()
{
    return {.name = u"cpu"_s,
            .title = OverviewTab::tr("CPU"),
            .unit = Unit::Percent,
            .maximum = 100.0,
            .curves = {curve(OverviewTab::tr("user"), blue, CurveStyle::Stacked),
                       curve(OverviewTab::tr("system"), violet, CurveStyle::Stacked),
                       curve(OverviewTab::tr("iowait"), amber, CurveStyle::Stacked),
                       curve(OverviewTab::tr("steal"), red, CurveStyle::Stacked)}};
}

ChartSpec memorySpec()
{
    return {.name = u"memory"_s,
            .title = OverviewTab::tr("Memory"),
            .unit = Unit::Bytes,
            .maximum = std::nullopt,
            .curves = {curve(OverviewTab::tr("used"), blue, CurveStyle::Stacked),
                       curve(OverviewTab::tr("cache"), green, CurveStyle::Stacked),
                       curve(OverviewTab::tr("swap"), amber, CurveStyle::Line)}};
}

ChartSpec networkSpec()
{
    return {.name = u"network"_s,
            .title = OverviewTab::tr("Network"),
            .unit = Unit::BytesPerSecond,
            .maximum = std::nullopt,
            .leastMaximum = 4096,
            .curves = {curve(OverviewTab::tr("in", "network"), blue, CurveStyle::FilledLine),
                       curve(OverviewTab::tr("out", "network"), violet, CurveStyle::Line)}};
}

ChartSpec diskIoSpec()
{
    return {.name = u"diskIo"_s,
            .title = OverviewTab::tr("Disk I/O"),
            .unit = Unit::BytesPerSecond,
            .maximum = std::nullopt,
            .leastMaximum = 4096,
            .curves = {curve(OverviewTab::tr("read", "disk"), teal, CurveStyle::FilledLine),
                       curve(OverviewTab::tr("write", "disk"), amber, CurveStyle::Line)}};
}

ChartSpec loadSpec()
{
    return {.name = u"load"_s,
            .title = OverviewTab::tr("Load"),
            .unit = Unit::None,
            .maximum = std::nullopt,
            .leastMaximum = 1.0,
            .curves = {curve(OverviewTab::tr("1 min"), blue, CurveStyle::FilledLine),
                       curve(OverviewTab::tr("5 min"), violet, CurveStyle::Line),
                       curve(OverviewTab::tr("15 min"), green, CurveStyle::Line)}};
}

std::vector<BarList::Bar> diskBars(const Values& values)
{
    std::vector<BarList::Bar> bars;
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        if (it.key().type != "disk"_L1 || it.key().field != "usedPercent"_L1) {
            continue;
        }
        BarList::Bar bar{it.key().instance, it.value(), {}, {}};
        const std::optional<double> used = diskValue(values, bar.name, u"used"_s);
        const std::optional<double> total = diskValue(values, bar.name, u"total"_s);
        if (used && total) {
            bar.note
                = OverviewTab::tr("%1 of %2", "used of total size")
                      .arg(text::format(*used, Unit::Bytes), text::format(*total, Unit::Bytes));
        }
        if (const std::optional<double> left = diskValue(values, bar.name, u"available"_s)) {
            const QString available = text::format(*left, Unit::Bytes);
            bar.toolTip = OverviewTab::tr("Used: %1; available: %2. The percentage is of the two: "
                                          "what is kept for root belongs to neither.")
                              .arg(bar.note, available);
            bar.note = OverviewTab::tr("%1 available", "space on a disk").arg(available);
        } else {
            bar.toolTip = bar.note;
        }
        bars.push_back(std::move(bar));
    }
    std::ranges::sort(bars, {}, &BarList::Bar::name);
    return bars;
}

bool isInDiskBars(const MetricId& metric)
{
    constexpr std::array fields{"usedPercent"_L1, "used"_L1, "total"_L1, "available"_L1};
    return metric.type == "disk"_L1 && std::ranges::any_of(fields, [&](QLatin1StringView field) {
               return metric.field == field;
           });
}

} // namespace vedette::ui

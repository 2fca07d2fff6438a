// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/fleet/FleetColor.h"

#include "core/text/Formatter.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

std::optional<double> valueIn(const ServerRow& row, const MetricId& metric)
{
    const auto found = row.values.constFind(metric);
    return found == row.values.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<ScaleValue> percentValue(std::optional<double> percent)
{
    if (!percent) {
        return std::nullopt;
    }
    return ScaleValue{std::clamp(*percent / 100.0, 0.0, 1.0),
                      text::format(*percent, Unit::Percent)};
}

std::optional<ScaleValue> loadValue(const ServerRow& row)
{
    static const MetricId perCore{u"load"_s, u"perCore1"_s, {}};
    const auto load = valueIn(row, perCore);
    if (!load) {
        return std::nullopt;
    }
    return ScaleValue{std::clamp(*load, 0.0, 1.0), text::format(*load, Unit::None)};
}

} // namespace

QString colorByLabel(ColorBy by)
{
    switch (by) {
    case ColorBy::Cpu:
        return QCoreApplication::translate("FleetPage", "CPU");
    case ColorBy::Memory:
        return QCoreApplication::translate("FleetPage", "Memory");
    case ColorBy::Disk:
        return QCoreApplication::translate("FleetPage", "Fullest disk");
    case ColorBy::Load:
        return QCoreApplication::translate("FleetPage", "Load per core");
    case ColorBy::State:
        return QCoreApplication::translate("FleetPage", "State");
    }
    return {};
}

std::optional<ScaleValue> scaleValue(const ServerRow& row, ColorBy by)
{
    static const MetricId cpu{u"cpu"_s, u"totalUsage"_s, {}};
    static const MetricId memory{u"memory"_s, u"usedPercent"_s, {}};
    switch (by) {
    case ColorBy::Cpu:
        return percentValue(valueIn(row, cpu));
    case ColorBy::Memory:
        return percentValue(valueIn(row, memory));
    case ColorBy::Disk: {
        const auto disk = fullestDisk(row);
        return percentValue(disk ? std::optional(disk->usedPercent) : std::nullopt);
    }
    case ColorBy::Load:
        return loadValue(row);
    case ColorBy::State:
        break;
    }
    return std::nullopt;
}

FleetMark markOf(const ServerRow& row, ColorBy by)
{
    const ServerState state = row.status.state;
    if (isDown(state)) {
        return FleetMark::Down;
    }
    if (state == ServerState::NeedsUser) {
        return FleetMark::NeedsUser;
    }
    if (state == ServerState::Paused) {
        return FleetMark::Paused;
    }
    const bool hasColor = by == ColorBy::State ? isUp(state) : scaleValue(row, by).has_value();
    return hasColor ? FleetMark::None : FleetMark::NoData;
}

QColor fillColor(const Colors& colors, const ServerRow& row, ColorBy by)
{
    const auto value = scaleValue(row, by);
    return value && isUp(row.status.state) ? heatColor(colors, value->share)
                                           : stateColor(colors, row.status.state);
}

} // namespace vedette::ui

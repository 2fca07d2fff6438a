// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servers/ServerRow.h"
#include "ui/theme/Colors.h"

#include <QColor>
#include <QString>

#include <array>
#include <optional>

namespace vedette::ui {

/// What the fleet page's colours show.
enum class ColorBy
{
    Cpu,
    Memory,
    Disk,
    Load,
    State
};

inline constexpr std::array allColorBys{
    ColorBy::Cpu, ColorBy::Memory, ColorBy::Disk, ColorBy::Load, ColorBy::State};

/// A server's value on a colour scale.
struct ScaleValue
{
    double share = 0; ///< 0 to 1: where on the scale
    QString text; ///< "88 %"
};

/// How a server is drawn apart from its colour, so that colour is never the only sign.
enum class FleetMark
{
    None,
    Down, ///< a cross
    NeedsUser, ///< an exclamation mark
    NoData, ///< hatched
    Paused ///< hollow
};

/// "CPU", "Fullest disk": as it stands in the "colour by" box.
[[nodiscard]] QString colorByLabel(ColorBy by);
/// Nothing where the server has no such value, and for ColorBy::State.
[[nodiscard]] std::optional<ScaleValue> scaleValue(const ServerRow& row, ColorBy by);
[[nodiscard]] FleetMark markOf(const ServerRow& row, ColorBy by);
[[nodiscard]] QColor fillColor(const Colors& colors, const ServerRow& row, ColorBy by);

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Alert.h"
#include "core/model/ServerStatus.h"

#include <QColor>
#include <QPalette>

#include <array>

namespace vedette::ui {

/// Every colour of the program, one table for light and one for dark. Immutable value.
struct Colors
{
    QColor window; ///< behind the cards
    QColor surface; ///< cards, list, tool bar
    QColor raised; ///< buttons, input fields
    QColor border;
    QColor grid; ///< chart lines
    QColor text;
    QColor muted; ///< second-rank text; still 4.5:1 on surface
    QColor faint; ///< axis text
    QColor accent;
    QColor onAccent; ///< text on accent
    QColor selection; ///< background of the selected row
    QColor ok;
    QColor warning;
    QColor high;
    QColor critical;
    QColor inactive; ///< paused, unknown
    /// Blue, violet, amber, red, green, teal; pink, lime, orange, slate, brown, yellow.
    std::array<QColor, 12> series;
    bool isDark = false;
};

/// The table that goes with a palette: dark when its window is dark. Follow QEvent::PaletteChange.
[[nodiscard]] const Colors& colorsOf(const QPalette& palette);
[[nodiscard]] const Colors& lightColors();
[[nodiscard]] const Colors& darkColors();

[[nodiscard]] QColor stateColor(const Colors& colors, ServerState state);
[[nodiscard]] QColor severityColor(const Colors& colors, Severity severity);
/// From calm to alarming for a share of 0 to 1 (heat map, bars): green, olive, orange, red.
[[nodiscard]] QColor heatColor(const Colors& colors, double share);
/// `share` of the way from one colour to another.
[[nodiscard]] QColor mixed(const QColor& from, const QColor& to, double share);

} // namespace vedette::ui

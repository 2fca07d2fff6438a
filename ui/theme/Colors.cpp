// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/theme/Colors.h"

#include <algorithm>
#include <array>

namespace vedette::ui {

namespace {

Colors makeDark()
{
    Colors c;
    c.window = QColor(0x14161a);
    c.surface = QColor(0x1a1d23);
    c.raised = QColor(0x242831);
    c.border = QColor(0x2d323b);
    c.grid = QColor(0x262a32);
    c.text = QColor(0xe6e9ee);
    c.muted = QColor(0x98a1b0);
    c.faint = QColor(0x737c8a);
    c.accent = QColor(0x5aa9ff);
    c.onAccent = QColor(0x0b1626);
    c.selection = QColor(0x25354a);
    c.ok = QColor(0x3fb27f);
    c.warning = QColor(0xe0b24c);
    c.high = QColor(0xf0874a);
    c.critical = QColor(0xf2605e);
    c.inactive = QColor(0x7b8494);
    c.series[0] = QColor(0x5aa9ff);
    c.series[1] = QColor(0x9a7bf0);
    c.series[2] = QColor(0xe0a93f);
    c.series[3] = QColor(0xf2605e);
    c.series[4] = QColor(0x3fb27f);
    c.series[5] = QColor(0x38b6c6);
    c.series[6] = QColor(0xe07ab8);
    c.series[7] = QColor(0x9ac24a);
    c.series[8] = QColor(0xf0874a);
    c.series[9] = QColor(0x8ea3bd);
    c.series[10] = QColor(0xb98a6a);
    c.series[11] = QColor(0xe6d25a);
    c.isDark = true;
    return c;
}

Colors makeLight()
{
    Colors c;
    c.window = QColor(0xf5f6f8);
    c.surface = QColor(0xffffff);
    c.raised = QColor(0xeef0f3);
    c.border = QColor(0xdadee4);
    c.grid = QColor(0xe9ecf0);
    c.text = QColor(0x1b1f26);
    c.muted = QColor(0x5f6877);
    c.faint = QColor(0x858d9a);
    c.accent = QColor(0x1b72c9);
    c.onAccent = QColor(0xffffff);
    c.selection = QColor(0xd7e6f7);
    c.ok = QColor(0x1d8a5a);
    c.warning = QColor(0xb07d12);
    c.high = QColor(0xcf5a1c);
    c.critical = QColor(0xd32f2f);
    c.inactive = QColor(0x858d9a);
    c.series[0] = QColor(0x1f77d0);
    c.series[1] = QColor(0x7a4fd0);
    c.series[2] = QColor(0xd0901a);
    c.series[3] = QColor(0xd32f2f);
    c.series[4] = QColor(0x1d8a5a);
    c.series[5] = QColor(0x0f8b99);
    c.series[6] = QColor(0xc2458f);
    c.series[7] = QColor(0x6f8f1f);
    c.series[8] = QColor(0xcf5a1c);
    c.series[9] = QColor(0x55708f);
    c.series[10] = QColor(0x8d5a3c);
    c.series[11] = QColor(0x9a8410);
    return c;
}

} // namespace

const Colors& lightColors()
{
    static const Colors colors = makeLight();
    return colors;
}

const Colors& darkColors()
{
    static const Colors colors = makeDark();
    return colors;
}

const Colors& colorsOf(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? darkColors() : lightColors();
}

QColor stateColor(const Colors& colors, ServerState state)
{
    switch (state) {
    case ServerState::Online:
        return colors.ok;
    case ServerState::Degraded:
    case ServerState::NeedsUser:
        return colors.warning;
    case ServerState::Unreachable:
    case ServerState::AuthFailed:
    case ServerState::HostKeyChanged:
        return colors.critical;
    case ServerState::Connecting:
        return colors.accent;
    case ServerState::Unknown:
    case ServerState::Paused:
        return colors.inactive;
    }
    return colors.inactive;
}

QColor severityColor(const Colors& colors, Severity severity)
{
    switch (severity) {
    case Severity::Low:
        return colors.accent;
    case Severity::Medium:
        return colors.warning;
    case Severity::High:
        return colors.high;
    case Severity::Critical:
        return colors.critical;
    }
    return colors.critical;
}

QColor heatColor(const Colors& colors, double share)
{
    struct Stop
    {
        double at;
        QColor color;
    };
    const std::array stops = {Stop{0.0, mixed(colors.surface, colors.ok, 0.35)},
                              Stop{0.45, mixed(colors.surface, colors.ok, 0.75)},
                              Stop{0.7, mixed(colors.ok, colors.high, 0.5)},
                              Stop{0.85, colors.high},
                              Stop{0.97, colors.critical}};
    if (share <= stops.front().at) {
        return stops.front().color;
    }
    const auto next = std::ranges::find_if(stops, [&](const Stop& s) { return s.at > share; });
    if (next == stops.end()) {
        return stops.back().color;
    }
    const Stop& before = *(next - 1);
    return mixed(before.color, next->color, (share - before.at) / (next->at - before.at));
}

QColor mixed(const QColor& from, const QColor& to, double share)
{
    const auto part = [&](int a, int b) { return static_cast<int>(a + (b - a) * share + 0.5); };
    return {
        part(from.red(), to.red()), part(from.green(), to.green()), part(from.blue(), to.blue())};
}

} // namespace vedette::ui

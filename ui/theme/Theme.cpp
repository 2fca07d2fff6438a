// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/theme/Theme.h"

#include "ui/theme/Colors.h"
#include "ui/theme/StyleSheet.h"
#include "ui/theme/TintedIcon.h"

#include <QApplication>
#include <QFontDatabase>
#include <QIcon>
#include <QStyleFactory>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr qreal smallestPointSize = 9.75; // 13 px at 96 dpi: the pictures' base size

QPalette paletteOf(const Colors& c)
{
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.surface);
    palette.setColor(QPalette::AlternateBase, c.raised);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::Button, c.raised);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.critical);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::PlaceholderText, c.faint);
    palette.setColor(QPalette::ToolTipBase, c.raised);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::Light, c.raised);
    palette.setColor(QPalette::Midlight, c.raised);
    palette.setColor(QPalette::Mid, c.border);
    palette.setColor(QPalette::Dark, c.border);
    palette.setColor(QPalette::Shadow, c.border);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, c.faint);
    }
    return palette;
}

const Colors& chosen(ThemeChoice choice)
{
    // What the platform said before we put our own palette in its place.
    static const bool systemIsDark = colorsOf(QApplication::palette()).isDark;
    switch (choice) {
    case ThemeChoice::Light:
        return lightColors();
    case ThemeChoice::Dark:
        return darkColors();
    case ThemeChoice::System:
        break;
    }
    return systemIsDark ? darkColors() : lightColors();
}

QFont baseFont()
{
    static const QFont system = QApplication::font();
    QFont font = system;
    if (QFontDatabase::hasFamily(u"Inter"_s)) {
        font.setFamilies({u"Inter"_s, system.family()});
    }
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(std::max(font.pointSizeF(), smallestPointSize));
    }
    return font;
}

} // namespace

void applyTheme(QApplication& application, ThemeChoice choice)
{
    const Colors& colors = chosen(choice);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(paletteOf(colors));
    QApplication::setFont(baseFont());
    application.setStyleSheet(styleSheet(colors));
}

QIcon themedIcon(const QString& name)
{
    return tintedIcon(name, QPalette::ButtonText);
}

} // namespace vedette::ui

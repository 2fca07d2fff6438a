// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/Catch.h"
#include "tests/ui/Gallery.h"
#include "ui/charts/ChartPanel.h"
#include "ui/charts/ChartView.h"
#include "ui/theme/Colors.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QImage>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

ChartSpec layoutSpec(Unit unit, std::optional<double> maximum)
{
    return {.name = u"chart"_s,
            .title = u"Chart"_s,
            .unit = unit,
            .maximum = maximum,
            .curves = {{u"value"_s, 0, CurveStyle::Line, {}}}};
}

QImage layoutPicture(ChartPanel& panel)
{
    static_cast<void>(settledPicture(panel)); // its layout first
    panel.view().refreshNow();
    return settledPicture(panel.view());
}

/// The rows in which the axis' grid lines were drawn.
std::vector<int> gridRows(const QImage& image, int x)
{
    std::vector<int> rows;
    for (int y = 0; y < image.height(); ++y) {
        if (image.pixelColor(x, y) != lightColors().surface) {
            rows.push_back(y);
        }
    }
    return rows;
}

} // namespace

TEST_CASE("The axes stay at the plot when a chart is resized")
{
    applyTheme(*qApp, ThemeChoice::Light);
    ChartPanel panel(layoutSpec(Unit::Percent, 100.0));
    panel.setRange({fromMsecs(0), fromMsecs(3'600'000)}, fromMsecs(3'600'000));
    panel.resize(400, 240);
    panel.show();
    layoutPicture(panel);

    for (const QSize size : {QSize(700, 420), QSize(500, 260), QSize(900, 300)}) {
        panel.resize(size);
        const QImage image = layoutPicture(panel);
        const QRectF plot = panel.view().plotArea();
        std::vector<int> rows = gridRows(image, static_cast<int>(plot.left()) + 5);
        std::erase_if(rows, [&](int y) { return y > plot.bottom() + 4; }); // a time below

        REQUIRE(rows.size() >= 5);
        CHECK(std::abs(rows.front() - plot.top()) <= 1.5);
        CHECK(std::abs(rows.back() - plot.bottom()) <= 1.5);
    }
}

TEST_CASE("Charts of the same width have their plots below each other")
{
    applyTheme(*qApp, ThemeChoice::Light);
    ChartPanel percent(layoutSpec(Unit::Percent, 100.0));
    ChartPanel bytes(layoutSpec(Unit::BytesPerSecond, 1.0e9));
    for (ChartPanel* panel : {&percent, &bytes}) {
        panel->resize(500, 260);
        panel->show();
        layoutPicture(*panel);
    }

    CHECK(percent.view().plotArea() == bytes.view().plotArea());
}

TEST_CASE("The labels of the value axis are inside the chart")
{
    applyTheme(*qApp, ThemeChoice::Light);
    const auto [unit, maximum] = GENERATE(table<Unit, double>({{Unit::BytesPerSecond, 1.0e9},
                                                               {Unit::BytesPerSecond, 4096.0},
                                                               {Unit::Bytes, 137.0e9},
                                                               {Unit::Percent, 100.0}}));
    ChartPanel panel(layoutSpec(unit, maximum));
    panel.resize(500, 260);
    panel.show();

    const QImage image = layoutPicture(panel);

    int darkest = 255;
    for (int y = 0; y < image.height(); ++y) {
        darkest = std::min(darkest, image.pixelColor(0, y).lightness());
    }
    CHECK(darkest > 240); // nothing cut off at the left edge
}

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/charts/ChartExport.h"

#include "tests/support/Catch.h"
#include "ui/charts/BarList.h"
#include "ui/charts/ChartPanel.h"
#include "ui/charts/Sparkline.h"
#include "ui/theme/Colors.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::ui;

namespace {

Timestamp exportTime(int second)
{
    return fromMsecs(1'700'000'000'000) + seconds{second};
}

ChartSpec exportSpec()
{
    return {.name = u"chart"_s,
            .title = u"CPU"_s,
            .unit = Unit::Percent,
            .maximum = 100.0,
            .curves
            = {{u"user"_s, 0, CurveStyle::Line, {}}, {u"system"_s, 1, CurveStyle::Line, {}}}};
}

Series exportSeries(double value, int from, int to)
{
    Series made;
    for (int second = from; second <= to; second += 10) {
        made.points.push_back({exportTime(second), value});
    }
    return made;
}

bool hasPixel(const QImage& image, int x, const QColor& color)
{
    for (int y = 0; y < image.height(); ++y) {
        if (image.pixelColor(x, y) == color) {
            return true;
        }
    }
    return false;
}

} // namespace

TEST_CASE("The CSV has a heading, a row per moment, and empty cells for what is absent")
{
    ChartSpec chart = exportSpec();
    chart.curves[0].data.replace(exportSeries(1.5, 0, 10));
    chart.curves[1].data.replace(exportSeries(2, 10, 10));

    const QByteArray csv = chartCsv(chart, {exportTime(0), exportTime(1000)});

    CHECK(csv
          == "time,user (%),system (%)\r\n"
             "2023-11-14T22:13:20.000Z,1.5,\r\n"
             "2023-11-14T22:13:30.000Z,1.5,2\r\n");
}

TEST_CASE("The CSV holds no value that nobody observed")
{
    ChartSpec chart = exportSpec();
    chart.curves[0].data.replace({{}, {{exportTime(0), 1.0}, {exportTime(20), 3.0}}, {}});
    chart.curves[1].data.replace({{}, {{exportTime(10), 5.0}}, {}});

    const QByteArray csv = chartCsv(chart, {exportTime(0), exportTime(1000)});

    CHECK(csv
          == "time,user (%),system (%)\r\n"
             "2023-11-14T22:13:20.000Z,1,\r\n"
             "2023-11-14T22:13:30.000Z,,5\r\n"
             "2023-11-14T22:13:40.000Z,3,\r\n");
}

TEST_CASE("A chart is exported as vectors and as an image")
{
    applyTheme(*qApp, ThemeChoice::Light);
    ChartPanel panel(exportSpec());
    panel.resize(560, 300);
    panel.setRange({exportTime(0), exportTime(1000)}, exportTime(1000));
    panel.setSeries(0, exportSeries(50, 0, 1000));

    const QByteArray svg = chartSvg(panel);
    const QImage image = chartImage(panel);

    CHECK(svg.contains("<svg"));
    CHECK(svg.contains("<polyline"));
    CHECK_FALSE(svg.contains("<image"));
    CHECK(image.size() == panel.size() * 2);
}

TEST_CASE("Bars are green, orange over 80 and red over 90")
{
    applyTheme(*qApp, ThemeChoice::Light);
    const auto [percent, color] = GENERATE(table<double, QColor>(
        {{80.0, lightColors().ok}, {86.0, lightColors().high}, {93.0, lightColors().critical}}));
    BarList list;
    list.resize(300, 120);
    list.setBars({{u"/"_s, percent, {}, {}}});

    const QImage image = list.grab().toImage();

    CHECK(hasPixel(image, 40, color));
    CHECK(list.widget()->accessibleName().startsWith(u"/ "_s));
}

TEST_CASE("No line of a sparkline crosses a gap, which is hatched")
{
    QImage image(60, 20, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    const Course values{50.0, 50.0, std::nullopt, std::nullopt, 50.0, 50.0};
    {
        QPainter painter(&image);
        paintSparkline(painter, QRectF(0, 0, 60, 20), {values, Qt::red, 100, 6});
    }

    const auto isDrawn = [&](int x, int y) { return image.pixelColor(x, y) != QColor(Qt::white); };
    int hatched = 0;
    for (int x = 15; x < 45; ++x) {
        hatched += isDrawn(x, 3) ? 1 : 0;
    }
    CHECK(isDrawn(5, 10));
    CHECK(image.pixelColor(30, 10) != image.pixelColor(5, 10));
    CHECK(hatched > 0);
    CHECK(hatched < 30);
}

TEST_CASE("A sparkline is drawn from two values on, newest at the right")
{
    QImage image(60, 20, QImage::Format_ARGB32_Premultiplied);
    const int count = GENERATE(0, 1, 2);
    const Course values(count, 50.0);
    image.fill(Qt::white);
    {
        QPainter painter(&image);
        paintSparkline(painter, QRectF(0, 0, 60, 20), {values, Qt::red, 100, 30});
    }

    CHECK((image.pixelColor(59, 10) != QColor(Qt::white)) == (count == 2));
    CHECK(image.pixelColor(5, 10) == QColor(Qt::white));
}

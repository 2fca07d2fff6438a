// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/Catch.h"
#include "tests/support/Pump.h"
#include "ui/charts/ChartPanel.h"
#include "ui/charts/ChartView.h"
#include "ui/charts/Legend.h"
#include "ui/theme/Colors.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::ui;

namespace {

Timestamp at(int second)
{
    return fromMsecs(1'700'000'000'000) + seconds{second};
}

ChartSpec spec(CurveStyle style)
{
    return {.name = u"chart"_s,
            .title = u"CPU"_s,
            .unit = Unit::Percent,
            .maximum = 100.0,
            .curves = {{u"user"_s, 0, style, {}}, {u"system"_s, 1, style, {}}}};
}

Series flat(double value, int from, int to, int step = 10)
{
    Series made;
    for (int second = from; second <= to; second += step) {
        made.points.push_back({at(second), value});
    }
    return made;
}

/// A panel over 1,000 s, of a size at which a pixel is about 2 s.
std::unique_ptr<ChartPanel> makePanel(CurveStyle style)
{
    applyTheme(*qApp, ThemeChoice::Light);
    auto panel = std::make_unique<ChartPanel>(spec(style));
    panel->resize(560, 300);
    panel->setRange({at(0), at(1000)}, at(1000));
    panel->show();
    return panel;
}

QImage pictureOf(ChartPanel& panel)
{
    panel.view().refreshNow();
    QCoreApplication::sendPostedEvents();
    panel.view().refreshNow();
    return panel.view().grab().toImage();
}

int xOf(const ChartPanel& panel, int second)
{
    const QRectF plot = panel.view().plotArea();
    return static_cast<int>(plot.left() + plot.width() * second / 1000.0);
}

int yOf(const ChartPanel& panel, double value)
{
    const QRectF plot = panel.view().plotArea();
    return static_cast<int>(plot.bottom() - plot.height() * value / 100.0);
}

bool columnHas(const QImage& image, int x, const QColor& color)
{
    for (int y = 0; y < image.height(); ++y) {
        const QColor here = image.pixelColor(x, y);
        const int distance = std::abs(here.red() - color.red())
            + std::abs(here.green() - color.green()) + std::abs(here.blue() - color.blue());
        if (distance < 60) {
            return true;
        }
    }
    return false;
}

int darkestIn(const QImage& image, int x, const QRectF& plot)
{
    int darkest = 255;
    for (int y = static_cast<int>(plot.top()); y < static_cast<int>(plot.bottom()) - 1; ++y) {
        darkest = std::min(darkest, image.pixelColor(x, y).lightness());
    }
    return darkest;
}

void wheel(ChartView& view, QPointF position, int delta)
{
    QWheelEvent event(position,
                      view.viewport()->mapToGlobal(position),
                      {},
                      {0, delta},
                      Qt::NoButton,
                      Qt::NoModifier,
                      Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(view.viewport(), &event);
}

} // namespace

TEST_CASE("A gap has no line across it")
{
    auto panel = makePanel(CurveStyle::Line);
    Series broken = flat(50, 0, 400);
    const Series after = flat(50, 600, 1000);
    broken.points.insert(broken.points.end(), after.points.begin(), after.points.end());
    broken.gaps = {{at(400), at(600)}};
    panel->setSeries(0, broken);

    const QImage image = pictureOf(*panel);

    const QColor line = lightColors().series[0];
    CHECK(columnHas(image, xOf(*panel, 200), line));
    CHECK(columnHas(image, xOf(*panel, 800), line));
    for (int second = 430; second <= 570; second += 20) {
        CHECK_FALSE(columnHas(image, xOf(*panel, second), line));
    }
}

TEST_CASE("Unobserved time is hatched, observed time is not")
{
    auto panel = makePanel(CurveStyle::Line);
    panel->setSeries(0, flat(10, 500, 1000));

    const QImage image = pictureOf(*panel);

    const auto marks = [&](int from, int to) {
        int count = 0;
        for (int x = xOf(*panel, from); x < xOf(*panel, to); ++x) {
            const int y = yOf(*panel, 60);
            count += image.pixelColor(x, y) != lightColors().surface ? 1 : 0;
        }
        return count;
    };
    CHECK(marks(50, 450) > 20);
    CHECK(marks(550, 950) == 0);
}

TEST_CASE("Stacked areas stand on each other")
{
    auto panel = makePanel(CurveStyle::Stacked);
    panel->setSeries(0, flat(40, 0, 1000));
    panel->setSeries(1, flat(20, 0, 1000));

    const QImage image = pictureOf(*panel);

    const Colors& colors = lightColors();
    const int x = xOf(*panel, 500);
    CHECK(image.pixelColor(x, yOf(*panel, 20)) == mixed(colors.surface, colors.series[0], 0.82));
    CHECK(image.pixelColor(x, yOf(*panel, 51)) == mixed(colors.surface, colors.series[1], 0.82));
    CHECK(image.pixelColor(x, yOf(*panel, 65)) == colors.surface);
}

TEST_CASE("A chart without values says that it waits")
{
    auto panel = makePanel(CurveStyle::Line);

    const QImage before = pictureOf(*panel);
    panel->setSeries(0, flat(50, 0, 1000));
    const QImage after = pictureOf(*panel);

    const int x = static_cast<int>(panel->view().plotArea().center().x());
    CHECK(columnHas(before, x, lightColors().muted) != columnHas(after, x, lightColors().muted));
}

TEST_CASE("The legend shows the newest values, and those under the crosshair")
{
    auto panel = makePanel(CurveStyle::Line);
    Series rising;
    for (int second = 0; second <= 1000; second += 100) {
        rising.points.push_back({at(second), second / 10.0});
    }
    panel->setSeries(0, rising);

    CHECK(panel->legend().entries().at(0).value == u"100 %"_s);
    panel->setCrosshair(at(250), true);
    CHECK(panel->legend().entries().at(0).value == u"25 %"_s);
    panel->setCrosshair(std::nullopt, false);

    CHECK(panel->legend().entries().at(0).value == u"100 %"_s);
    CHECK(panel->view().accessibleName().contains(u"user 100 %"_s));
}

TEST_CASE("The mouse over a chart tells the time under it")
{
    auto panel = makePanel(CurveStyle::Line);
    panel->setSeries(0, flat(50, 0, 1000));
    pictureOf(*panel);
    std::optional<Timestamp> hovered;
    QObject::connect(panel.get(), &ChartPanel::hovered, [&](Timestamp time) { hovered = time; });

    QTest::mouseMove(panel->view().viewport(), QPoint(xOf(*panel, 500), 100));

    REQUIRE(test::pumpUntil([&] { return hovered.has_value(); }));
    CHECK(std::abs((*hovered - at(500)).count()) < 5000);
    CHECK(panel->view().valuesAt(*hovered).at(0) == 50.0);
}

TEST_CASE("Dragging selects a range, a click does not")
{
    auto panel = makePanel(CurveStyle::Line);
    pictureOf(*panel);
    std::vector<TimeRange> zooms;
    QObject::connect(
        panel.get(), &ChartPanel::zoomRequested, [&](const TimeRange& r) { zooms.push_back(r); });
    QWidget* target = panel->view().viewport();

    QTest::mouseClick(target, Qt::LeftButton, {}, QPoint(xOf(*panel, 100), 100));
    QTest::mousePress(target, Qt::LeftButton, {}, QPoint(xOf(*panel, 200), 100));
    QTest::mouseRelease(target, Qt::LeftButton, {}, QPoint(xOf(*panel, 600), 100));

    REQUIRE(zooms.size() == 1);
    CHECK(std::abs((zooms[0].from - at(200)).count()) < 5000);
    CHECK(std::abs((zooms[0].to - at(600)).count()) < 5000);
}

TEST_CASE("The wheel zooms around the mouse")
{
    auto panel = makePanel(CurveStyle::Line);
    pictureOf(*panel);
    std::vector<TimeRange> zooms;
    QObject::connect(
        panel.get(), &ChartPanel::zoomRequested, [&](const TimeRange& r) { zooms.push_back(r); });

    wheel(panel->view(), {static_cast<double>(xOf(*panel, 500)), 100.0}, 120);
    wheel(panel->view(), {static_cast<double>(xOf(*panel, 500)), 100.0}, -120);

    REQUIRE(zooms.size() == 2);
    CHECK(zooms[0].length() == 800s);
    CHECK(zooms[0].contains(at(500)));
    CHECK(zooms[1].length() == 1250s);
    CHECK(zooms[1].to <= at(1000)); // never into the future
}

TEST_CASE("A double click and the key 0 go back")
{
    auto panel = makePanel(CurveStyle::Line);
    const QSignalSpy resets(panel.get(), &ChartPanel::resetRequested);

    QTest::mouseDClick(panel->view().viewport(), Qt::LeftButton, {}, QPoint(200, 100));
    QTest::keyClick(&panel->view(), Qt::Key_0);

    CHECK(resets.size() == 2);
}

TEST_CASE("The keyboard moves the crosshair and zooms")
{
    auto panel = makePanel(CurveStyle::Line);
    panel->setSeries(0, flat(50, 0, 1000));
    std::vector<Timestamp> times;
    QObject::connect(panel.get(), &ChartPanel::hovered, [&](Timestamp t) {
        times.push_back(t);
        panel->setCrosshair(t, true);
    });
    int zooms = 0;
    QObject::connect(panel.get(), &ChartPanel::zoomRequested, [&] { ++zooms; });

    QTest::keyClick(&panel->view(), Qt::Key_Right);
    QTest::keyClick(&panel->view(), Qt::Key_Left);
    QTest::keyClick(&panel->view(), Qt::Key_Plus);

    CHECK(times == std::vector<Timestamp>{at(510), at(500)});
    CHECK(zooms == 1);
}

TEST_CASE("Live points scroll in and make a gap after a silence")
{
    auto panel = makePanel(CurveStyle::Line);
    const GapRule rule{30s, 30s};
    panel->append(0, {at(10), 50}, rule);
    panel->append(0, {at(20), 50}, rule);
    panel->append(0, {at(700), 50}, rule);
    panel->append(0, {at(710), 50}, rule);

    const QImage image = pictureOf(*panel);

    CHECK(columnHas(image, xOf(*panel, 15), lightColors().series[0]));
    CHECK_FALSE(columnHas(image, xOf(*panel, 400), lightColors().series[0]));
    CHECK(columnHas(image, xOf(*panel, 705), lightColors().series[0]));
}

TEST_CASE("A day of points is painted whole")
{
    auto panel = makePanel(CurveStyle::FilledLine);
    panel->setRange({at(0), at(86'400)}, at(86'400));
    panel->setLongest(90s);
    Series day;
    for (int i = 0; i < 2880; ++i) {
        day.points.push_back({at(i * 30), 50 + 40 * std::sin(i / 50.0)});
    }
    panel->setSeries(0, day);

    const QImage image = pictureOf(*panel);

    const QRectF plot = panel->view().plotArea();
    for (int x = static_cast<int>(plot.left()) + 2; x < static_cast<int>(plot.right()) - 2; ++x) {
        CHECK(darkestIn(image, x, plot) < 205); // the line, however thin; its area is lighter
    }
}

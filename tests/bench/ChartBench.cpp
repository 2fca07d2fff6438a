// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/bench/Benches.h"
#include "tests/bench/Measure.h"
#include "ui/charts/ChartPanel.h"
#include "ui/charts/ChartView.h"
#include "ui/charts/Curve.h"

#include <QChart>
#include <QChartView>
#include <QLineSeries>
#include <QPixmap>

#include <cmath>
#include <memory>

using namespace Qt::StringLiterals;

namespace vedette::bench {

namespace {

constexpr int charts = 12;
constexpr int curves = 4;
constexpr int chartPoints = 2880;
constexpr QSize size{400, 240};
constexpr Timestamp chartStart{std::chrono::hours{24 * 365 * 50}};
const TimeRange day{chartStart, chartStart + std::chrono::hours{24}};

double value(int curve, int point)
{
    return 40 + 30 * std::sin(point * 0.05 + curve) + (point * 7919 % 100) * 0.1;
}

Series series(int curve)
{
    Series result;
    for (int i = 0; i < chartPoints; ++i) {
        result.points.push_back({chartStart + std::chrono::seconds{30} * i, value(curve, i)});
    }
    return result;
}

std::unique_ptr<ui::ChartPanel> makePanel()
{
    ui::ChartSpec spec{u"bench"_s, u"Bench"_s, Unit::Percent, 100.0, 0, {}};
    for (int i = 0; i < curves; ++i) {
        spec.curves.push_back({u"curve"_s, i, ui::CurveStyle::Line, {}});
    }
    auto panel = std::make_unique<ui::ChartPanel>(std::move(spec));
    panel->resize(size);
    return panel;
}

double ourCpuMs()
{
    std::vector<std::unique_ptr<ui::ChartPanel>> panels;
    panels.reserve(charts);
    for (int i = 0; i < charts; ++i) {
        panels.push_back(makePanel());
    }
    std::vector<Series> data;
    data.reserve(curves);
    for (int curve = 0; curve < curves; ++curve) {
        data.push_back(series(curve));
    }
    return medianCpuMs(3, [&] {
        for (const auto& panel : panels) {
            for (std::size_t curve = 0; curve < data.size(); ++curve) {
                panel->setSeries(curve, data[curve]);
            }
            panel->setRange(day, day.to);
            (void)panel->grab();
        }
    });
}

double qtChartsCpuMs()
{
    std::vector<std::unique_ptr<QChartView>> views;
    for (int i = 0; i < charts; ++i) {
        views.push_back(std::make_unique<QChartView>());
        for (int curve = 0; curve < curves; ++curve) {
            views.back()->chart()->addSeries(new QLineSeries(views.back()->chart()));
        }
        views.back()->chart()->createDefaultAxes();
        views.back()->resize(size);
    }
    return medianCpuMs(3, [&] {
        for (const auto& view : views) {
            int curve = 0;
            const auto all = view->chart()->series();
            for (QAbstractSeries* each : all) {
                QList<QPointF> list;
                for (int i = 0; i < chartPoints; ++i) {
                    list.append({static_cast<double>(i), value(curve, i)});
                }
                static_cast<QLineSeries*>(each)->replace(list);
                ++curve;
            }
            (void)view->grab();
        }
    });
}

} // namespace

void measureCharts()
{
    heading(u"Dashboard: 12 charts of 4 series and 2,880 points, new data and repaint"_s);
    report({.what = u"our charts"_s,
            .value = ourCpuMs(),
            .unit = u"ms CPU"_s,
            .goal = Goal{16},
            .peer = Peer{u"Qt Charts line series"_s, qtChartsCpuMs()}});
}

} // namespace vedette::bench

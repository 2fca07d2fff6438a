// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/HistoryChart.h"

#include "tests/support/Catch.h"
#include "ui/charts/ChartPanel.h"
#include "ui/charts/ChartView.h"
#include "ui/charts/DrawnChart.h"
#include "ui/charts/HoverItem.h"
#include "ui/history/StatisticsTable.h"
#include "ui/theme/PlainLabel.h"

#include <QGraphicsScene>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::ui;

namespace {

const Timestamp chartStart = fromMsecs(1'700'000'000'000);
const TimeRange chartHour{chartStart, chartStart + 1h};

PlannedChart plannedChart(bool compares)
{
    PlannedChart chart;
    chart.metric = {u"cpu"_s, u"totalUsage"_s, {}};
    chart.title = u"CPU usage"_s;
    chart.unit = Unit::Percent;
    chart.maximum = 100;
    chart.compares = compares;
    chart.curves = {{ServerId{1}, u"web"_s, 0}, {ServerId{2}, u"db"_s, 1}};
    return chart;
}

History constantHistory(const TimeRange& range, double value)
{
    Series series;
    for (Timestamp time = range.from; time < range.to; time += 30s) {
        series.points.push_back({time, value});
    }
    return {{}, {series}, {}};
}

HistoryJob chartJob(std::size_t curve, milliseconds shift = {})
{
    HistoryJob job;
    job.curve = curve;
    job.shift = shift;
    return job;
}

std::unique_ptr<HistoryChart> makeHistoryChart(bool compares)
{
    auto chart = std::make_unique<HistoryChart>(plannedChart(compares));
    chart->resize(640, 420);
    chart->setRange(chartHour, chartHour.to);
    chart->show();
    chart->panel().view().refreshNow();
    return chart;
}

const HoverItem* hoverOf(const HistoryChart& chart)
{
    const auto items = chart.panel().view().scene()->items();
    for (const QGraphicsItem* const item : items) {
        if (const auto* const hover = dynamic_cast<const HoverItem*>(item)) {
            return hover;
        }
    }
    return nullptr;
}

TimeRange zoomedRange(const QSignalSpy& spy)
{
    return spy.last().at(0).value<TimeRange>();
}

} // namespace

TEST_CASE("A chart that waits says so, and one without values says what to do")
{
    const auto chart = makeHistoryChart(false);

    chart->await(2, false);
    const QString waiting = chart->panel().view().emptyText();
    chart->take(chartJob(0), History{{}, {Series{}}, {}});
    const bool stillWaits = chart->isLoading();
    chart->take(chartJob(1), History{{}, {Series{}}, {}});

    CHECK(waiting.startsWith(u"Reading"_s));
    CHECK(stillWaits);
    CHECK_FALSE(chart->isLoading());
    CHECK(chart->panel().view().emptyText().startsWith(u"Nothing is stored"_s));
}

TEST_CASE("A chart that could not be read says why, and can be tried again")
{
    const auto chart = makeHistoryChart(false);
    const QSignalSpy retried(chart.get(), &HistoryChart::retryRequested);
    chart->await(2, false);

    chart->take(chartJob(0), fail(ErrorCode::StoreBusy));
    chart->take(chartJob(1), constantHistory(chartHour, 20));

    auto* const retry = chart->findChild<QToolButton*>(u"historyRetry"_s);
    REQUIRE(retry->isVisible());
    CHECK_FALSE(chart->findChild<PlainLabel*>(u"historyTroubleText"_s)->text().isEmpty());
    CHECK(chart->panel().view().spec().curves[1].data.newest());
    retry->click();
    CHECK(retried.size() == 1);
    chart->await(2, false);
    CHECK_FALSE(retry->isVisible());
}

TEST_CASE("What is compared with is drawn at the time it is compared to")
{
    const auto chart = makeHistoryChart(true);
    const TimeRange before{chartHour.from - 24h, chartHour.to - 24h};

    chart->take(chartJob(0), constantHistory(chartHour, 30));
    chart->take(chartJob(2, 24h), constantHistory(before, 20));

    const auto& points = chart->panel().view().spec().curves[2].data.series().points;
    REQUIRE_FALSE(points.empty());
    CHECK(points.front() == SeriesPoint{chartHour.from, 20});
}

TEST_CASE("The bubble tells the difference to what is compared with")
{
    const auto chart = makeHistoryChart(true);
    chart->take(chartJob(0), constantHistory(chartHour, 30));
    chart->take(chartJob(2, 24h), constantHistory({chartHour.from - 24h, chartHour.to - 24h}, 20));
    chart->panel().view().refreshNow();

    chart->panel().setCrosshair(chartHour.from + 30min, true);

    const HoverItem* const hover = hoverOf(*chart);
    REQUIRE(hover != nullptr);
    REQUIRE(hover->content());
    REQUIRE(hover->content()->rows.size() == 2); // one per server, none for the past
    CHECK(hover->content()->rows[0].value == u"30 % (was 20 %: +10 %)"_s);
    CHECK(hover->content()->rows[1].value == u"—"_s);
}

TEST_CASE("The bubble tells lowest and highest of what a point stands for")
{
    const auto chart = makeHistoryChart(true);
    History history = constantHistory(chartHour, 30);
    for (SeriesPoint& point : history.series.front().points) {
        point.spread = Spread{12, 45};
    }
    chart->take(chartJob(0), history);
    chart->take(chartJob(1), constantHistory(chartHour, 30));
    chart->take(chartJob(2, 24h), constantHistory({chartHour.from - 24h, chartHour.to - 24h}, 20));
    chart->panel().view().refreshNow();

    chart->panel().setCrosshair(chartHour.from + 30min, true);

    const HoverItem* const hover = hoverOf(*chart);
    REQUIRE(hover->content());
    CHECK(hover->content()->rows[0].value == u"30 % (12 % – 45 %) (was 20 %: +10 %)"_s);
    CHECK(hover->content()->rows[1].value == u"30 %"_s);
}

TEST_CASE("The bubble tells why there is no value")
{
    const auto chart = makeHistoryChart(false);
    History history = constantHistory({chartStart, chartStart + 10min}, 20);
    history.absences = {{{chartStart + 10min, chartStart + 20min}, AbsenceKind::Unreachable},
                        {{chartStart + 20min, chartStart + 30min}, AbsenceKind::Paused},
                        {{chartStart + 40min, chartStart + 50min}, AbsenceKind::Unobserved}};
    chart->take(chartJob(0), history);
    chart->panel().view().refreshNow();
    const auto [minute, words] = GENERATE(table<int, QString>({{5, u"20 %"_s},
                                                               {15, u"unreachable"_s},
                                                               {20, u"paused"_s},
                                                               {35, u"—"_s},
                                                               {45, u"not watched"_s},
                                                               {55, u"—"_s}}));

    chart->panel().setCrosshair(chartStart + std::chrono::minutes{minute}, true);

    const HoverItem* const hover = hoverOf(*chart);
    REQUIRE(hover->content());
    CHECK(hover->content()->rows[0].value == words);
    CHECK(hover->content()->rows[1].value == u"—"_s); // of the other server nothing is known
}

TEST_CASE("The bubble tells what happened where it stands")
{
    const auto chart = makeHistoryChart(false);
    chart->take(chartJob(0), constantHistory(chartHour, 30));
    const Timestamp at = chartHour.from + 30min;
    chart->panel().setMarks({{MarkKind::Reboot, at, at, Severity::Low, u"web: system started"_s}});
    chart->panel().view().refreshNow();

    chart->panel().setCrosshair(at, true);
    const auto rows = hoverOf(*chart)->content()->rows;
    chart->panel().setCrosshair(at + 20min, true);

    CHECK(rows.back().label == u"web: system started"_s);
    CHECK(hoverOf(*chart)->content()->rows.size() == rows.size() - 1);
}

TEST_CASE("A bubble with many curves stays within its chart")
{
    PlannedChart planned = plannedChart(false);
    planned.curves.clear();
    for (int i = 0; i < static_cast<int>(mostCurves); ++i) {
        planned.curves.push_back({ServerId{i + 1}, u"server-%1"_s.arg(i), i});
    }
    HistoryChart chart(planned);
    chart.resize(700, 330);
    chart.setRange(chartHour, chartHour.to);
    chart.show();
    for (std::size_t i = 0; i < mostCurves; ++i) {
        chart.take(chartJob(i), constantHistory(chartHour, 30));
    }
    chart.panel().view().refreshNow();

    chart.panel().setCrosshair(chartHour.from + 30min, true);

    REQUIRE(hoverOf(chart)->content()->rows.size() == mostCurves);
    const double bottom = hoverOf(chart)->boundingRect().bottom();
    CHECK(bottom <= chart.panel().view().plotArea().bottom() + 6);
}

TEST_CASE("The past fills no gap of the present")
{
    Curve now{u"web"_s, 0, CurveStyle::Line, {}};
    now.data.replace(constantHistory({chartHour.from, chartHour.from + 10min}, 30).series.front());
    Curve past{u"before"_s, 0, CurveStyle::Line, {}};
    past.comparedTo = 0;
    past.data.replace(constantHistory(chartHour, 20).series.front());

    const DrawnChart chart = drawn({now, past}, {chartHour, 600, chartHour.to});

    REQUIRE(chart.unobserved.size() == 1);
    CHECK(chart.unobserved.front().to == chartHour.to);
    CHECK(chart.curves[1].size() == 1);
}

TEST_CASE("Statistics stand below, of the points shown alone")
{
    const auto chart = makeHistoryChart(true);
    chart->take(chartJob(0), constantHistory(chartHour, 30));
    chart->take(chartJob(2, 24h), constantHistory({chartHour.from - 24h, chartHour.to - 24h}, 20));

    const auto* const table = chart->findChild<StatisticsTable*>();
    const auto rows = table->rows();
    chart->setRange({chartHour.to + 1h, chartHour.to + 2h}, chartHour.to + 2h);

    REQUIRE(rows.size() == 4); // each server and its past
    REQUIRE(rows[0].values);
    CHECK(rows[0].values->average == Approx(30));
    CHECK(rows[1].isPast);
    CHECK(rows[1].values->last == 20);
    CHECK_FALSE(rows[2].values);
    CHECK_FALSE(table->rows()[0].values);
}

TEST_CASE("Another time to compare with leaves nothing of the one before")
{
    const auto chart = makeHistoryChart(true);
    chart->take(chartJob(0), constantHistory(chartHour, 30));
    chart->take(chartJob(2, 24h), constantHistory({chartHour.from - 24h, chartHour.to - 24h}, 20));

    chart->clearPast();

    CHECK(chart->panel().view().spec().curves[2].data.series().points.empty());
    CHECK_FALSE(chart->panel().view().spec().curves[0].data.series().points.empty());
}

TEST_CASE("Ctrl and an arrow key pan by a quarter, and not into the future")
{
    const auto chart = makeHistoryChart(false);
    ChartView& view = chart->panel().view();
    QSignalSpy zoomed(&chart->panel(), &ChartPanel::zoomRequested);

    QTest::keyClick(&view, Qt::Key_Right, Qt::ControlModifier);
    const bool wentOn = !zoomed.empty();
    QTest::keyClick(&view, Qt::Key_Left, Qt::ControlModifier);

    CHECK_FALSE(wentOn);
    REQUIRE(zoomed.size() == 1);
    CHECK(zoomedRange(zoomed) == TimeRange{chartHour.from - 15min, chartHour.to - 15min});
}

TEST_CASE("Shift and drag pans as far as the hand moves")
{
    const auto chart = makeHistoryChart(false);
    ChartView& view = chart->panel().view();
    QSignalSpy zoomed(&chart->panel(), &ChartPanel::zoomRequested);
    const QPoint middle = view.plotArea().center().toPoint();
    const QPoint moved = middle + QPoint(static_cast<int>(view.plotArea().width() / 4), 0);

    QTest::mousePress(view.viewport(), Qt::LeftButton, Qt::ShiftModifier, middle);
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, Qt::ShiftModifier, moved);

    REQUIRE_FALSE(zoomed.empty());
    const TimeRange range = zoomedRange(zoomed);
    CHECK(range.length() == 1h);
    CHECK(std::abs((chartHour.from - range.from) / 1s - 900) < 30);
}

TEST_CASE("A wheel that turns sideways pans")
{
    const auto chart = makeHistoryChart(false);
    ChartView& view = chart->panel().view();
    QSignalSpy zoomed(&chart->panel(), &ChartPanel::zoomRequested);
    const QPointF middle = view.plotArea().center();
    QWheelEvent event(middle,
                      view.viewport()->mapToGlobal(middle),
                      {},
                      {120, 0},
                      Qt::NoButton,
                      Qt::NoModifier,
                      Qt::NoScrollPhase,
                      false);

    QCoreApplication::sendEvent(view.viewport(), &event);

    REQUIRE(zoomed.size() == 1);
    CHECK(zoomedRange(zoomed) == TimeRange{chartHour.from - 6min, chartHour.to - 6min});
}

TEST_CASE("Charts that share a scale reach equally high")
{
    PlannedChart planned = plannedChart(false);
    planned.maximum.reset();
    HistoryChart low(planned);
    HistoryChart high(planned);
    for (HistoryChart* const chart : {&low, &high}) {
        chart->setRange(chartHour, chartHour.to);
        chart->take(chartJob(0), constantHistory(chartHour, chart == &low ? 3 : 70));
    }

    low.panel().setLeastMaximum(high.highest());
    low.panel().view().refreshNow();
    high.panel().view().refreshNow();

    CHECK(low.highest() == 3);
    CHECK(low.panel().view().maximum() == high.panel().view().maximum());
}

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/HistoryBoard.h"

#include "ui/charts/ChartPanel.h"
#include "ui/charts/ChartView.h"
#include "ui/detail/overview/PanelGrid.h"
#include "ui/history/HistoryChart.h"
#include "ui/history/HistoryEvents.h"
#include "ui/history/HistoryFeed.h"
#include "ui/theme/PlainLabel.h"

#include <QApplication>
#include <QVBoxLayout>

#include <algorithm>
#include <map>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr PanelGrid::Rule overlayRule{.leastWidth = 520, .leastHeight = 310, .mostColumns = 2};
constexpr PanelGrid::Rule multiplesRule{.leastWidth = 290, .leastHeight = 200, .mostColumns = 4};
constexpr int fewestColumns = 100;
constexpr int mostColumns = 3000;

} // namespace

HistoryBoard::HistoryBoard(FleetSource& source, QWidget* parent)
    : QWidget(parent)
    , m_feed(new HistoryFeed(source, this))
    , m_events(new HistoryEvents(source, this))
    , m_grid(new PanelGrid(this))
{
    setObjectName(u"historyBoard"_s);
    m_grid->setObjectName(u"historyGrid"_s);
    m_grid->setFocusPolicy(Qt::NoFocus); // the charts have it, and scroll to themselves
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_grid, 1);
    auto* const hint = new PlainLabel(
        tr("Drag or turn the wheel to zoom, Shift and drag to move, double click to go back. Keys: "
           "+ and −, Ctrl and arrows, 0; N adds a note."),
        this);
    hint->setTone(PlainLabel::Tone::Faint);
    hint->setElided(true);
    hint->setContentsMargins(18, 2, 18, 6);
    layout->addWidget(hint);
    connect(m_feed, &HistoryFeed::answered, this, &HistoryBoard::takeAnswer);
    connect(m_events, &HistoryEvents::changed, this, &HistoryBoard::applyMarks);
}

bool HistoryBoard::setPlan(const HistoryPlan& plan, const Look& look)
{
    m_look = look;
    m_grid->setRule(look.layout == HistoryLayout::Overlay ? overlayRule : multiplesRule);
    const bool hasOthers = plan.charts != m_plan.charts;
    if (hasOthers) {
        m_feed->ask({}); // what is under way was for charts in other places
        replaceCharts(plan.charts);
    }
    m_plan = plan;
    applyScale();
    applyMarks();
    return hasOthers;
}

void HistoryBoard::replaceCharts(const std::vector<PlannedChart>& planned)
{
    std::vector<HistoryChart*> charts;
    charts.reserve(planned.size());
    for (const PlannedChart& chart : planned) {
        charts.push_back(chartFor(chart));
    }
    m_crosshair = {};
    for (HistoryChart* const old : std::exchange(m_charts, charts)) {
        if (old != nullptr) { // no chart has taken it over
            old->hide();
            old->deleteLater();
        }
    }
    m_grid->setPanels({m_charts.begin(), m_charts.end()});
}

/// One that shows the same, with all that it knows; else a new one.
HistoryChart* HistoryBoard::chartFor(const PlannedChart& planned)
{
    const auto same = std::ranges::find_if(m_charts, [&](const HistoryChart* chart) {
        return chart != nullptr && chart->planned() == planned;
    });
    if (same != m_charts.end()) {
        return std::exchange(*same, nullptr);
    }
    auto* const chart = new HistoryChart(planned, this);
    connectChart(chart);
    return chart;
}

void HistoryBoard::connectChart(HistoryChart* chart)
{
    const ChartPanel* const panel = &chart->panel();
    connect(panel, &ChartPanel::hovered, this, [this, chart](Timestamp time) {
        setCrosshair(time, chart);
    });
    connect(panel, &ChartPanel::left, this, [this] { setCrosshair(std::nullopt, nullptr); });
    connect(panel, &ChartPanel::zoomRequested, this, &HistoryBoard::zoomRequested);
    connect(panel, &ChartPanel::resetRequested, this, &HistoryBoard::resetRequested);
    connect(panel, &ChartPanel::menuOpening, this, &HistoryBoard::menuOpening);
    connect(&panel->view(), &ChartView::noteActivated, this, &HistoryBoard::noteActivated);
    connect(chart, &HistoryChart::retryRequested, this, [this, chart] { retry(chart); });
}

void HistoryBoard::setCrosshair(std::optional<Timestamp> time, const HistoryChart* here)
{
    m_crosshair = {here, time};
    for (const HistoryChart* const chart : m_charts) {
        chart->panel().setCrosshair(time, chart == here);
    }
}

HistoryBoard::Place HistoryBoard::place() const
{
    if (m_crosshair.chart != nullptr) {
        return m_crosshair;
    }
    const QWidget* const focused = QApplication::focusWidget();
    const auto found = std::ranges::find_if(m_charts, [&](const HistoryChart* chart) {
        return focused != nullptr && chart->isAncestorOf(focused);
    });
    return {found == m_charts.end() ? nullptr : *found, std::nullopt};
}

void HistoryBoard::setRange(const TimeRange& range, Timestamp now)
{
    for (HistoryChart* const chart : m_charts) {
        chart->setRange(range, now);
    }
    applyScale();
}

void HistoryBoard::ask(const TimeRange& range,
                       const std::optional<milliseconds>& shift,
                       bool isQuiet)
{
    if (m_charts.empty()) {
        return; // what is asked beside may go on
    }
    const bool isComparedAnew = shift != m_asked.shift;
    m_asked = {range, shift, columns()};
    std::vector<HistoryJob> all;
    std::vector<PlannedCurve> servers;
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        const std::vector<HistoryJob> jobs = jobsOf(m_plan, i, m_asked);
        if (isComparedAnew) {
            m_charts[i]->clearPast();
        }
        m_charts[i]->await(jobs.size(), isQuiet);
        all.insert(all.end(), jobs.begin(), jobs.end());
        const auto& curves = m_plan.charts[i].curves;
        servers.insert(servers.end(), curves.begin(), curves.end());
    }
    if (m_look.showsMarks) {
        const std::vector<HistoryJob> jobs = uptimeJobs(m_plan, m_asked);
        all.insert(all.end(), jobs.begin(), jobs.end());
        m_events->watch(servers, range);
    }
    applyMarks();
    m_feed->ask(all);
}

void HistoryBoard::stopAsking()
{
    m_feed->ask({});
}

void HistoryBoard::askStored(const std::vector<ServerId>& servers, const TimeRange& range)
{
    std::vector<HistoryJob> jobs;
    jobs.reserve(servers.size());
    for (const ServerId server : servers) {
        jobs.push_back(storedJob(server, range));
    }
    m_feed->askBeside(jobs);
}

void HistoryBoard::retry(const HistoryChart* chart)
{
    const auto place = std::ranges::find(m_charts, chart);
    if (place == m_charts.end()) {
        return;
    }
    const auto index = static_cast<std::size_t>(place - m_charts.begin());
    const std::vector<HistoryJob> jobs = jobsOf(m_plan, index, m_asked);
    (*place)->await(jobs.size(), false);
    m_feed->askBeside(jobs);
}

void HistoryBoard::takeAnswer(const HistoryJob& job, const Result<History>& history)
{
    switch (job.purpose) {
    case HistoryJob::Purpose::Curve:
        if (job.chart < m_charts.size()) {
            m_charts[job.chart]->take(job, history);
            applyScale();
        }
        break;
    case HistoryJob::Purpose::Uptime:
        if (history && !history->series.empty()) {
            m_events->setUptime(job.query.server, history->series.front());
        }
        break;
    case HistoryJob::Purpose::Stored:
        break;
    }
    if (history) {
        Q_EMIT storedKnown(job.query.server, history->stored);
    }
}

/// Small charts of one metric are to be compared: the highest of them tells for all.
void HistoryBoard::applyScale()
{
    const bool isShared = m_look.layout == HistoryLayout::Multiples && m_look.sharesScale;
    std::map<MetricId, double> highest;
    for (const HistoryChart* const chart : m_charts) {
        double& value = highest[chart->planned().metric];
        value = isShared ? std::max(value, chart->highest()) : 0;
    }
    for (const HistoryChart* const chart : m_charts) {
        chart->panel().setLeastMaximum(highest[chart->planned().metric]);
    }
}

void HistoryBoard::applyMarks()
{
    for (const HistoryChart* const chart : m_charts) {
        chart->panel().setMarks(m_look.showsMarks
                                    ? m_events->marks(chart->planned().curves, m_asked.range)
                                    : std::vector<ChartMark>());
    }
}

int HistoryBoard::columns() const
{
    int widest = 0;
    for (const HistoryChart* const chart : m_charts) {
        widest = std::max(widest, static_cast<int>(chart->panel().view().plotArea().width()));
    }
    return std::clamp(widest, fewestColumns, mostColumns);
}

QList<QWidget*> HistoryBoard::fields() const
{
    QList<QWidget*> fields;
    for (const HistoryChart* const chart : m_charts) {
        fields += chart->fields();
    }
    return fields;
}

void HistoryBoard::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    Q_EMIT resized();
}

} // namespace vedette::ui

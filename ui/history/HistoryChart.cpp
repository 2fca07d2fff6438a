// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/HistoryChart.h"

#include "core/text/ErrorText.h"
#include "ui/charts/ChartPanel.h"
#include "ui/charts/ChartView.h"
#include "ui/history/CurveStatistics.h"
#include "ui/history/StatisticsTable.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

HistoryChart::HistoryChart(PlannedChart planned, QWidget* parent)
    : QWidget(parent)
    , m_planned(std::move(planned))
    , m_panel(new ChartPanel(specOf(m_planned), this))
    , m_note(new PlainLabel({}, this))
    , m_trouble(new QWidget(this))
    , m_why(new PlainLabel({}, m_trouble))
    , m_retry(new QToolButton(m_trouble))
    , m_statistics(new StatisticsTable(m_planned.unit, this))
{
    setObjectName(u"historyChart"_s);
    m_panel->setLongest(m_planned.longest);
    m_panel->setOffersWork(false); // of which curve, at which time?
    m_panel->view().setAccessibleDescription(
        tr("The arrow keys move the crosshair, with Ctrl the time; plus and minus zoom, 0 goes "
           "back, N adds a note."));
    m_note->setObjectName(u"historyChartNote"_s);
    m_note->setTone(PlainLabel::Tone::Muted);
    m_panel->setTitleElided();
    m_panel->header()->addWidget(m_note);
    createTrouble();
    m_panel->body()->addWidget(m_trouble);
    m_panel->body()->addWidget(m_statistics);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_panel);
    refresh();
}

void HistoryChart::createTrouble()
{
    m_trouble->setObjectName(u"historyTrouble"_s);
    m_why->setObjectName(u"historyTroubleText"_s);
    m_why->setElided(true);
    m_retry->setObjectName(u"historyRetry"_s);
    m_retry->setText(tr("Try again"));
    m_retry->setIcon(themedIcon(u"refresh"_s));
    m_retry->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_retry->setAccessibleName(tr("Try again: %1", "to read a chart").arg(m_planned.title));
    connect(m_retry, &QToolButton::clicked, this, &HistoryChart::retryRequested);
    auto* const row = new QHBoxLayout(m_trouble);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_why, 1);
    row->addWidget(m_retry);
}

QList<QWidget*> HistoryChart::fields() const
{
    return {&m_panel->view(), m_retry, m_statistics};
}

void HistoryChart::setRange(const TimeRange& range, Timestamp now)
{
    m_range = range;
    m_panel->setRange(range, now);
    refreshStatistics();
}

void HistoryChart::await(std::size_t answers, bool isQuiet)
{
    m_waiting = answers;
    m_isQuiet = isQuiet;
    m_failure.reset();
    refresh();
}

void HistoryChart::take(const HistoryJob& job, const Result<History>& history)
{
    m_waiting -= m_waiting > 0 ? 1 : 0;
    if (history) {
        takeSeries(job, *history);
    } else if (!m_failure) {
        m_failure = history.error();
    }
    refresh();
}

void HistoryChart::takeSeries(const HistoryJob& job, const History& history)
{
    const bool isOurs = job.curve < m_panel->view().spec().curves.size() && !history.series.empty();
    if (!isOurs) {
        return;
    }
    m_panel->setSeries(job.curve, shifted(history.series.front(), job.shift));
    if (job.shift == milliseconds::zero()) {
        m_panel->view().setPast(job.curve, history.absences, history.recovered);
    }
    refreshStatistics();
}

void HistoryChart::clearPast()
{
    const std::size_t count = m_panel->view().spec().curves.size();
    for (std::size_t i = m_planned.curves.size(); i < count; ++i) {
        m_panel->setSeries(i, {});
    }
    refreshStatistics();
}

double HistoryChart::highest() const
{
    double highest = 0;
    for (const Curve& curve : m_panel->view().spec().curves) {
        if (const auto found = statisticsOf(curve.data.series(), m_range)) {
            highest = std::max(highest, found->maximum);
        }
    }
    return highest;
}

void HistoryChart::refresh()
{
    const bool isTold = isLoading() && !m_isQuiet;
    m_note->setText(isTold ? tr("Reading…", "the history") : QString());
    m_trouble->setVisible(m_failure.has_value());
    if (m_failure) {
        m_why->setText(text::words(*m_failure).sentence());
        m_panel->view().setEmptyText(tr("The history could not be read."));
    } else if (isLoading()) {
        m_panel->view().setEmptyText(tr("Reading the history…"));
    } else {
        m_panel->view().setEmptyText(
            tr("Nothing is stored for this time. Try an earlier or a longer one."));
    }
}

void HistoryChart::refreshStatistics()
{
    std::vector<StatisticsTable::Row> rows;
    const std::vector<Curve>& curves = m_panel->view().spec().curves;
    const auto add = [&](const Curve& curve) {
        rows.push_back({curve.color,
                        curve.comparedTo.has_value(),
                        curve.label,
                        statisticsOf(curve.data.series(), m_range)});
    };
    const std::size_t count = m_planned.curves.size();
    for (std::size_t i = 0; i < count; ++i) {
        add(curves[i]);
        if (m_planned.compares) {
            add(curves[count + i]);
        }
    }
    m_statistics->setRows(std::move(rows));
}

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/HistoryPagePrivate.h"

#include "core/base/Clock.h"
#include "core/fleet/CommandSource.h"
#include "ui/history/HistoryChoices.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vedette::ui {

namespace {

constexpr milliseconds fastestFollowing = 30s;
constexpr milliseconds slowestFollowing = 1h;
constexpr int followSteps = 200; // of a span

enum class Shown
{
    NoServers,
    NoMetrics,
    Board
};

} // namespace

HistoryView HistoryPage::Private::view() const
{
    HistoryView view = m_view;
    view.range = m_trail.current();
    return view;
}

void HistoryPage::Private::setView(const HistoryView& view)
{
    m_view = bounded(view);
    m_trail.start(m_view.range);
    m_askedStored.clear(); // of another time
    refreshAll();
    askSoon(atOnce);
}

void HistoryPage::Private::setLooking(bool isLooking)
{
    m_isLooking = isLooking;
    if (!isLooking) {
        m_askTimer.stop();
        m_followTimer.stop();
        m_board->stopAsking();
        m_askedStored.clear();
        return;
    }
    CommandSource* const commands = m_source.commands();
    if (commands != nullptr && !m_knowsCommands) {
        commands->requestCommands();
    }
    m_followTimer.start();
    refreshAll();
    askSoon(atOnce);
}

void HistoryPage::Private::change(const HistoryView& view)
{
    if (view == m_view) {
        return;
    }
    m_view = bounded(view);
    refreshAll();
    askSoon(atOnce);
}

void HistoryPage::Private::choose(const HistoryRange& range)
{
    m_trail.choose(range);
    refreshRange();
    askSoon(atOnce);
}

void HistoryPage::Private::zoom(const TimeRange& range)
{
    m_trail.move(range, systemClock().now());
    refreshRange();
    askSoon(betweenQuestions);
}

void HistoryPage::Private::goBack()
{
    if (m_trail.canGoBack()) {
        m_trail.back();
        refreshRange();
        askSoon(atOnce);
    }
}

/// In the middle, with what is around it, as far as time has come.
void HistoryPage::Private::goTo(const Note& note)
{
    const Timestamp now = systemClock().now();
    const milliseconds lasts = endOf(note) - note.at;
    const milliseconds length
        = std::clamp(std::max(m_trail.current().at(now).length(), lasts + lasts / 4),
                     milliseconds{shortestSpan},
                     milliseconds{longestSpan});
    TimeRange range;
    range.to = std::min(note.at + lasts / 2 + length / 2, std::max(now, endOf(note) + length / 10));
    range.from = range.to - length;
    choose({m_trail.current().span, range});
}

/// The present moves on.
void HistoryPage::Private::follow()
{
    const HistoryRange& range = m_trail.current();
    const milliseconds step
        = std::clamp(milliseconds{range.span} / followSteps, fastestFollowing, slowestFollowing);
    const bool isDue = systemClock().now() - m_askedAt >= step;
    if (!range.fixed && isDue && !m_askTimer.isActive()) {
        ask(true);
    }
}

/// What waits already comes no later for it; what is to come at once waits for nothing.
void HistoryPage::Private::askSoon(milliseconds delay)
{
    if (m_isLooking && (delay == atOnce || !m_askTimer.isActive())) {
        m_askTimer.start(delay);
    }
}

void HistoryPage::Private::ask(bool isQuiet)
{
    m_askedAt = systemClock().now();
    const TimeRange range = m_trail.current().at(m_askedAt);
    refreshRange();
    m_board->ask(range, m_view.compare.shift(range), isQuiet);
    m_askedColumns = m_board->columns();
    askAboutNewServers(range);
}

/// What there is to tick of servers of which no chart will tell.
void HistoryPage::Private::askAboutNewServers(const TimeRange& range)
{
    std::vector<ServerId> unknown;
    for (const Server& server : chosenServers()) {
        if (unknown.size() < mostCurves && !m_askedStored.contains(server.id)) {
            m_askedStored.insert(server.id);
            unknown.push_back(server.id);
        }
    }
    if (m_view.metrics.empty() && !unknown.empty()) {
        m_board->askStored(unknown, range);
    }
}

void HistoryPage::Private::refreshAll()
{
    m_views->setCurrent(view());
    m_lookBar->show(m_view);
    m_serverList->setTicked(serverTicks(m_view));
    m_metricList->setTicked(metricTicks(m_view));
    refreshServers();
    refreshMetrics();
    refreshPlan();
    refreshRange();
}

void HistoryPage::Private::refreshServers()
{
    if (!m_isLooking) {
        return;
    }
    std::vector<Server> now = allServers();
    if (now == m_known) {
        return; // asked with every batch of values
    }
    m_known = std::move(now);
    m_serverList->setRows(serverRows(m_known));
    refreshMetrics();
    if (refreshPlan()) {
        askSoon(betweenQuestions);
    }
}

void HistoryPage::Private::setCommands(const std::vector<CustomCommand>& commands)
{
    m_knowsCommands = true;
    m_units = CommandUnits(commands);
    refreshMetrics();
    if (refreshPlan()) { // charts of another name or unit are new ones
        askSoon(atOnce);
    }
}

void HistoryPage::Private::takeStored(ServerId server, const std::vector<MetricId>& metrics)
{
    QSet<MetricId>& known = m_stored[server];
    const qsizetype before = known.size();
    for (const MetricId& metric : metrics) {
        known.insert(metric);
    }
    if (known.size() > before) {
        refreshMetrics();
    }
}

void HistoryPage::Private::refreshMetrics()
{
    if (!m_isLooking) {
        return;
    }
    m_metricList->setRows(metricRows(knownMetrics(), m_view.metrics, m_units));
    const auto count = static_cast<int>(m_view.metrics.size());
    m_metricList->setSum(count == 1 ? HistoryPage::tr("1 metric chosen")
                                    : HistoryPage::tr("%n metrics chosen", nullptr, count));
}

bool HistoryPage::Private::refreshPlan()
{
    if (!m_isLooking) {
        return false;
    }
    const std::vector<Server> servers = chosenServers();
    const auto count = static_cast<int>(servers.size());
    m_serverList->setSum(count == 1 ? HistoryPage::tr("1 server chosen")
                                    : HistoryPage::tr("%n servers chosen", nullptr, count));
    const HistoryPlan plan = planOf(m_view, servers, m_units);
    const bool hasOthers
        = m_board->setPlan(plan, {m_view.layout, m_view.sharesScale, m_view.showsMarks});
    const QString leftOut = leftOutText(plan);
    m_leftOut->setText(leftOut);
    m_leftOut->setHidden(leftOut.isEmpty());
    const Shown chartsOrWhy = m_view.metrics.empty() ? Shown::NoMetrics : Shown::Board;
    m_pages->setCurrentIndex(static_cast<int>(servers.empty() ? Shown::NoServers : chartsOrWhy));
    setTabOrder();
    return hasOthers;
}

void HistoryPage::Private::refreshRange()
{
    const Timestamp now = systemClock().now();
    const TimeRange range = m_trail.current().at(now);
    m_rangeBar->show(m_trail.current(), range, m_trail.canGoBack());
    m_views->setCurrent(view());
    m_board->setRange(range, now);
}

void HistoryPage::Private::setTabOrder() const
{
    QWidget* before = m_metricList->lastField();
    const QList<QWidget*> fields = m_board->fields();
    for (QWidget* const field : fields) {
        if (field->focusPolicy() != Qt::NoFocus) {
            QWidget::setTabOrder(before, field);
            before = field;
        }
    }
}

std::vector<Server> HistoryPage::Private::allServers() const
{
    std::vector<Server> all;
    all.reserve(m_servers.rows().size());
    for (const ServerRow& row : m_servers.rows()) {
        all.push_back(row.server);
    }
    return all;
}

std::vector<Server> HistoryPage::Private::chosenServers() const
{
    return serversOf(m_view, m_known);
}

/// Stored or told by the newest polls, of the servers chosen.
QSet<MetricId> HistoryPage::Private::knownMetrics() const
{
    QSet<MetricId> known;
    for (const Server& server : chosenServers()) {
        known.unite(m_stored.value(server.id));
        if (const ServerRow* const row = m_servers.find(server.id)) {
            known.unite(QSet<MetricId>(row->values.keyBegin(), row->values.keyEnd()));
        }
    }
    return known;
}

QString HistoryPage::Private::leftOutText(const HistoryPlan& plan) const
{
    QStringList sentences;
    if (plan.chartsLeftOut > 0) {
        const QString words = plan.chartsLeftOut == 1
            ? HistoryPage::tr("1 more chart is left out: there is room for %1.")
            : HistoryPage::tr(
                "%n more charts are left out: there is room for %1.", nullptr, plan.chartsLeftOut);
        sentences.append(words.arg(mostCharts));
    }
    if (plan.serversLeftOut > 0) {
        const QString words = plan.serversLeftOut == 1
            ? HistoryPage::tr("1 more server is left out: a chart has room for %1 curves.")
            : HistoryPage::tr("%n more servers are left out: a chart has room for %1 curves.",
                              nullptr,
                              plan.serversLeftOut);
        sentences.append(words.arg(mostCurves));
    }
    return sentences.join(u' ');
}

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/overview/OverviewTab.h"

#include "core/text/Formatter.h"
#include "ui/charts/BarList.h"
#include "ui/charts/ChartPanel.h"
#include "ui/charts/ChartView.h"
#include "ui/detail/NoValuesText.h"
#include "ui/detail/overview/FootprintText.h"
#include "ui/detail/overview/InstancePicker.h"
#include "ui/detail/overview/OverviewPanels.h"
#include "ui/detail/overview/PanelGrid.h"
#include "ui/theme/PlainLabel.h"

#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int gapFactor = 3; // of the server's interval

QStringList
instancesOf(const std::vector<MetricId>& metrics, QLatin1StringView type, QLatin1StringView field)
{
    QStringList instances;
    for (const MetricId& metric : metrics) {
        if (metric.type == type && metric.field == field) {
            instances.append(metric.instance);
        }
    }
    return instances;
}

std::vector<MetricId> metricsOf(const ServerRow& row)
{
    return {row.values.keyBegin(), row.values.keyEnd()};
}

/// Each once, in their order.
std::vector<MetricId> metricsOf(const std::vector<CurveSource>& sources)
{
    std::vector<MetricId> metrics;
    for (const CurveSource& source : sources) {
        std::ranges::transform(
            source.parts, std::back_inserter(metrics), &CurveSource::Part::metric);
    }
    std::vector<MetricId> once;
    std::ranges::copy_if(metrics, std::back_inserter(once), [&](const MetricId& metric) {
        return std::ranges::find(once, metric) == once.end();
    });
    return once;
}

} // namespace

OverviewTab::OverviewTab(QWidget* parent)
    : QWidget(parent)
    , m_grid(new PanelGrid(this))
    , m_footprint(new PlainLabel({}, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_grid);
    layout->addWidget(m_footprint);
    m_grid->setObjectName(u"panelGrid"_s);
    m_footprint->setObjectName(u"footprint"_s);
    m_footprint->setTone(PlainLabel::Tone::Faint);
    m_footprint->setElided(true);
    m_footprint->setContentsMargins(18, 4, 18, 6);
    createPanels();
}

void OverviewTab::createPanels()
{
    ChartPanel* cpu = createPanel(cpuSpec(), cpuSources());
    m_memory = createPanel(memorySpec(), memorySources(m_hasSwap));
    auto* space = new Card(tr("Disk space"), this);
    space->setObjectName(u"diskSpace"_s);
    m_disks = new BarList(space);
    m_disks->setObjectName(u"diskBars"_s);
    m_disks->setAccessibleName(tr("Disk space"));
    space->body()->addWidget(m_disks, 1);

    m_interfaces = new InstancePicker(u"network"_s, tr("Network interface"), this);
    m_interfaces->setObjectName(u"interfacePicker"_s);
    m_devices = new InstancePicker(u"diskIo"_s, tr("Disk"), this);
    m_devices->setObjectName(u"devicePicker"_s);
    ChartPanel* network = createPanel(networkSpec(), networkSources());
    network->addControl(m_interfaces);
    ChartPanel* diskIo = createPanel(diskIoSpec(), diskIoSources());
    diskIo->addControl(m_devices);
    ChartPanel* load = createPanel(loadSpec(), loadSources());
    for (InstancePicker* picker : {m_interfaces, m_devices}) {
        connect(picker, &QComboBox::currentIndexChanged, this, &OverviewTab::applySelection);
    }
    m_grid->setPanels({cpu, m_memory, space, network, diskIo, load});
}

ChartPanel* OverviewTab::createPanel(ChartSpec spec, std::vector<CurveSource> sources)
{
    auto* panel = new ChartPanel(std::move(spec), this);
    m_feeds.emplace_back(*panel, std::move(sources));
    connectPanel(panel);
    return panel;
}

void OverviewTab::connectPanel(ChartPanel* panel)
{
    connect(panel, &ChartPanel::hovered, this, [this, panel](Timestamp time) {
        setCrosshair(time, panel);
    });
    connect(panel, &ChartPanel::left, this, [this] { setCrosshair(std::nullopt, nullptr); });
    connect(panel, &ChartPanel::zoomRequested, this, &OverviewTab::zoomRequested);
    connect(panel, &ChartPanel::resetRequested, this, &OverviewTab::resetRequested);
    connect(panel, &ChartPanel::workRequested, this, [this, panel] { askWork(panel); });
    panel->setOffersHistory(true);
    connect(panel, &ChartPanel::historyRequested, this, [this, panel] { askHistory(panel); });
}

/// All numbers of a panel come from one source: its first one stands for them.
void OverviewTab::askWork(const ChartPanel* panel)
{
    const auto feed = std::ranges::find_if(
        m_feeds, [&](const PanelFeed& each) { return &each.panel() == panel; });
    if (feed != m_feeds.end() && !feed->sources().empty()
        && !feed->sources().front().parts.empty()) {
        Q_EMIT workRequested(feed->sources().front().parts.front().metric);
    }
}

/// Each metric once, and only what there is something of.
void OverviewTab::askHistory(const ChartPanel* panel)
{
    const auto feed = std::ranges::find_if(
        m_feeds, [&](const PanelFeed& each) { return &each.panel() == panel; });
    if (feed == m_feeds.end()) {
        return;
    }
    std::vector<MetricId> metrics = metricsOf(feed->sources());
    std::erase_if(metrics, [this](const MetricId& metric) {
        const auto known = m_series.constFind(metric);
        return known == m_series.constEnd() || !known->newest();
    });
    Q_EMIT historyRequested(metrics);
}

void OverviewTab::setCrosshair(std::optional<Timestamp> time, const ChartPanel* here)
{
    for (const PanelFeed& feed : m_feeds) {
        feed.panel().setCrosshair(time, &feed.panel() == here);
    }
}

void OverviewTab::showServer(const ServerRow& row)
{
    m_series.clear();
    m_statusMetrics.clear();
    m_drawn.clear();
    m_storedDisks.clear();
    m_hasSwap = true;
    m_absences = {};
    m_recovered.clear();
    m_disks->setBars({});
    m_interfaces->clearInstances();
    m_devices->clearInstances();
    showState(row.status.state);
    addInstances(metricsOf(row));
    for (PanelFeed& feed : m_feeds) {
        feed.clear();
    }
    applySelection();
    applyRow(row);
}

void OverviewTab::applyRow(const ServerRow& row)
{
    const milliseconds live = std::max(row.server.statusInterval, seconds{1});
    const milliseconds stored = std::max(row.server.metricsInterval, row.server.statusInterval);
    m_gaps = {gapFactor * live, gapFactor * stored};
    for (const PanelFeed& feed : m_feeds) {
        feed.panel().setLongest(m_gaps.stored);
    }
    const std::optional<double> total = row.values.contains({u"memory"_s, u"total"_s, {}})
        ? row.values.value({u"memory"_s, u"total"_s, {}})
        : row.facts.memoryTotal;
    m_memory->setMaximum(total);
    updateSwap(row);
    updateDisks(row);
    const QString cost = footprintText(row);
    m_footprint->setText(cost);
    m_footprint->setHidden(cost.isEmpty());
    showState(row.status.state);
    if (m_absences.observe(row.status)) {
        tellPast();
    }
    drawInstances(metricsOf(row));
}

/// While the server is not up what is shown is old, and what is empty stays so.
void OverviewTab::showState(ServerState state)
{
    m_isStale = !isUp(state);
    const QString empty = noValuesText(state);
    m_disks->setStale(m_isStale);
    m_disks->setEmptyText(empty);
    for (const PanelFeed& feed : m_feeds) {
        feed.panel().setStale(m_isStale);
        feed.panel().view().setEmptyText(empty);
    }
}

void OverviewTab::tellPast()
{
    const std::vector<Absence> absences = m_absences.all();
    for (const PanelFeed& feed : m_feeds) {
        feed.setPast(absences, m_recovered);
    }
}

/// True when there was a new one.
bool OverviewTab::addInstances(const std::vector<MetricId>& metrics)
{
    const bool hasInterfaces = m_interfaces->add(instancesOf(metrics, "network"_L1, "rxRate"_L1));
    const bool hasDevices = m_devices->add(instancesOf(metrics, "diskIo"_L1, "readRate"_L1));
    const bool hasDisks = m_isStale && addStoredDisks(metrics);
    const bool hasNew = hasInterfaces || hasDevices || hasDisks;
    if (hasNew || m_drawn.isEmpty()) {
        const std::vector<MetricId> drawn = this->metrics();
        m_drawn = {drawn.begin(), drawn.end()};
    }
    return hasNew;
}

/// True when there was a new one.
bool OverviewTab::addStoredDisks(const std::vector<MetricId>& metrics)
{
    const qsizetype before = m_storedDisks.size();
    for (const MetricId& metric : metrics) {
        if (isInDiskBars(metric)) {
            m_storedDisks.insert(metric);
        }
    }
    return m_storedDisks.size() > before;
}

void OverviewTab::drawInstances(const std::vector<MetricId>& metrics)
{
    if (addInstances(metrics)) {
        applySelection();
        Q_EMIT metricsAdded();
    }
}

void OverviewTab::applySelection()
{
    for (PanelFeed& feed : m_feeds) {
        const QString name = feed.panel().objectName();
        const bool isChanged
            = (&feed.panel() == m_memory && feed.setSources(memorySources(m_hasSwap)))
            || (name == "network"_L1 && feed.setSources(networkSources()))
            || (name == "diskIo"_L1 && feed.setSources(diskIoSources()));
        if (isChanged) {
            feed.rebuild(m_series);
        }
    }
}

std::vector<CurveSource> OverviewTab::networkSources() const
{
    return instanceSources(u"network"_s, {u"rxRate"_s, u"txRate"_s}, m_interfaces->chosen());
}

std::vector<CurveSource> OverviewTab::diskIoSources() const
{
    return instanceSources(u"diskIo"_s, {u"readRate"_s, u"writeRate"_s}, m_devices->chosen());
}

/// A line along zero would tell of a swap that isn't there.
void OverviewTab::updateSwap(const ServerRow& row)
{
    const auto total = row.values.constFind({u"swap"_s, u"total"_s, {}});
    const bool hasSwap = total == row.values.cend() ? m_hasSwap : *total > 0;
    if (hasSwap != m_hasSwap) {
        m_hasSwap = hasSwap;
        applySelection();
    }
}

void OverviewTab::updateDisks(const ServerRow& row)
{
    std::vector<BarList::Bar> bars = diskBars(row.values);
    if (!bars.empty() || isUp(row.status.state)) {
        m_disks->setBars(std::move(bars));
    }
}

/// By the history; without those that the newest poll there did not name any more.
QHash<MetricId, double> OverviewTab::lastDisks() const
{
    QHash<MetricId, SeriesPoint> last;
    Timestamp newest;
    for (const MetricId& metric : m_storedDisks) {
        const auto known = m_series.constFind(metric);
        const auto point = known == m_series.constEnd() ? std::nullopt : known->newest();
        if (point) {
            last.insert(metric, *point);
            newest = std::max(newest, point->time);
        }
    }
    QHash<MetricId, double> values;
    for (auto it = last.cbegin(); it != last.cend(); ++it) {
        if (newest - it.value().time <= m_gaps.stored) {
            values.insert(it.key(), it.value().value);
        }
    }
    return values;
}

void OverviewTab::setRange(const TimeRange& range, Timestamp now)
{
    for (const PanelFeed& feed : m_feeds) {
        feed.panel().setRange(range, now);
    }
}

void OverviewTab::trim(Timestamp before)
{
    for (SeriesData& series : m_series) {
        series.trim(before);
    }
    for (const PanelFeed& feed : m_feeds) {
        feed.panel().trim(before);
    }
}

void OverviewTab::applyHistory(const History& history, bool keepsNewer)
{
    for (const Series& series : history.series) {
        SeriesData& known = m_series[series.metric];
        if (keepsNewer) {
            known.replaceKeepingNewer(series, m_gaps);
        } else {
            known.replace(series);
        }
    }
    for (PanelFeed& feed : m_feeds) {
        feed.rebuild(m_series);
    }
    m_absences.setStored(history.absences);
    m_recovered = history.recovered;
    tellPast();
    if (m_isStale) { // perhaps it was down all the time this program ran: no poll told
        if (m_disks->bars().empty()) {
            m_disks->setBars(diskBars(lastDisks()));
        }
        drawInstances(history.stored);
    }
}

void OverviewTab::applySnapshot(const Snapshot& snapshot)
{
    for (const Sample& sample : snapshot.samples) {
        if (m_drawn.contains(sample.metric)) {
            append(snapshot, sample);
        }
    }
    for (PanelFeed& feed : m_feeds) {
        feed.append(snapshot, m_gaps);
    }
}

void OverviewTab::append(const Snapshot& snapshot, const Sample& sample)
{
    if (snapshot.kind == PollKind::Status) {
        m_statusMetrics.insert(sample.metric);
    }
    const bool isFrequent = m_statusMetrics.contains(sample.metric);
    const GapRule rule{isFrequent ? m_gaps.live : m_gaps.stored, m_gaps.stored};
    m_series[sample.metric].append({snapshot.collectedAt, sample.value}, rule);
}

std::vector<MetricId> OverviewTab::metrics() const
{
    std::vector<CurveSource> sources
        = instanceSources(u"network"_s, {u"rxRate"_s, u"txRate"_s}, m_interfaces->instances());
    const std::vector<CurveSource> disks
        = instanceSources(u"diskIo"_s, {u"readRate"_s, u"writeRate"_s}, m_devices->instances());
    sources.insert(sources.end(), disks.begin(), disks.end());
    for (const std::vector<CurveSource>& fixed :
         {cpuSources(), memorySources(true), loadSources()}) {
        sources.insert(sources.end(), fixed.begin(), fixed.end());
    }
    std::vector<MetricId> metrics(m_storedDisks.begin(), m_storedDisks.end());
    for (const CurveSource& source : sources) {
        for (const CurveSource::Part& part : source.parts) {
            metrics.push_back(part.metric);
        }
    }
    return metrics;
}

int OverviewTab::columns() const
{
    int columns = 1;
    for (const PanelFeed& feed : m_feeds) {
        columns = std::max(columns, static_cast<int>(feed.panel().view().plotArea().width()));
    }
    return std::clamp(columns, 300, 3000);
}

} // namespace vedette::ui

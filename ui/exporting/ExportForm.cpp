// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/exporting/ExportForm.h"

#include "core/base/Clock.h"
#include "core/fleet/CommandSource.h"
#include "core/fleet/FleetSource.h"
#include "core/text/Formatter.h"
#include "ui/history/HistoryChoices.h"
#include "ui/history/HistoryFeed.h"
#include "ui/history/MinuteEdit.h"
#include "ui/history/RangeBar.h"
#include "ui/servers/ServerModel.h"
#include "ui/theme/SegmentedControl.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr std::array averagingTimes{
    seconds{60}, seconds{300}, seconds{900}, seconds{3'600}, seconds{6 * 3'600}, seconds{86'400}};
constexpr std::size_t mostServersAsked = 100; // which metrics they have
constexpr milliseconds typingPause{300};

QComboBox* makeBox(const char* name, const QString& accessibleName, QWidget* parent)
{
    auto* const box = new QComboBox(parent);
    box->setObjectName(QLatin1StringView(name));
    box->setAccessibleName(accessibleName);
    return box;
}

QVBoxLayout* makeColumn(QCheckBox* all, TickList* list)
{
    auto* const column = new QVBoxLayout;
    column->setSpacing(6);
    column->addWidget(list, 1);
    column->addWidget(all);
    return column;
}

} // namespace

ExportForm::ExportForm(FleetSource& source,
                       const ServerModel& servers,
                       const HistoryView& initial,
                       QWidget* parent)
    : QWidget(parent)
    , m_servers(servers)
    , m_feed(new HistoryFeed(source, this))
    , m_serverList(new TickList({u"exportServers"_s,
                                 tr("Servers"),
                                 tr("Filter by name, address, tag…"),
                                 tr("No server fits. Try fewer letters.")},
                                this))
    , m_metricList(new TickList({u"exportMetrics"_s,
                                 tr("Metrics"),
                                 tr("Filter by words or identifier…"),
                                 tr("No metric fits. Try other words.")},
                                this))
    , m_allServers(new QCheckBox(tr("&All servers"), this))
    , m_allMetrics(new QCheckBox(tr("All metrics that are &stored"), this))
    , m_presets(new SegmentedControl(RangeBar::presetTexts(), this))
    , m_from(makeMinuteEdit({}, this))
    , m_to(makeMinuteEdit({}, this))
    , m_every(makeBox("exportEvery", tr("Values"), this))
    , m_format(makeBox("exportFormat", tr("Format"), this))
    , m_view(initial)
{
    setObjectName(u"exportForm"_s);
    createParts(initial);
    layOut();
    connectParts();
    if (CommandSource* const commands = source.commands()) {
        connect(commands, &CommandSource::changed, this, [this](const auto& all) {
            m_units = CommandUnits(all);
            refreshMetrics();
        });
        commands->requestCommands();
    }
    refreshServers();
    showTimes();
}

void ExportForm::createParts(const HistoryView& initial)
{
    m_allServers->setObjectName(u"exportAllServers"_s);
    m_allMetrics->setObjectName(u"exportAllMetrics"_s);
    m_allMetrics->setChecked(initial.metrics.empty());
    m_serverList->setTicked(serverTicks(initial));
    m_metricList->setTicked(metricTicks(initial));
    m_presets->setObjectName(u"exportPresets"_s);
    m_presets->setAccessibleName(tr("Time up to now"));
    m_from->setObjectName(u"exportFrom"_s);
    m_to->setObjectName(u"exportTo"_s);
    m_every->addItem(tr("Each one, as it is stored"), 0);
    for (const seconds time : averagingTimes) {
        m_every->addItem(tr("Averages of %1", "a time: 15 min").arg(text::formatDuration(time)),
                         static_cast<int>(time.count()));
    }
    m_format->addItem(tr("CSV: a row per value"), static_cast<int>(ExportFormat::Csv));
    m_format->addItem(tr("JSON"), static_cast<int>(ExportFormat::Json));
    m_format->addItem(tr("OpenMetrics text: averages alone"),
                      static_cast<int>(ExportFormat::OpenMetrics));
}

void ExportForm::layOut()
{
    auto* const lists = new QHBoxLayout;
    lists->setSpacing(14);
    lists->addLayout(makeColumn(m_allServers, m_serverList), 2);
    lists->addLayout(makeColumn(m_allMetrics, m_metricList), 3);
    auto* const form = new QFormLayout;
    addTimes(*form);
    form->addRow(tr("&Values:"), m_every);
    form->addRow(tr("Fo&rmat:"), m_format);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(lists, 1);
    column->addLayout(form);
}

void ExportForm::addTimes(QFormLayout& form)
{
    auto* const to = new QLabel(tr("&To:"), this);
    to->setBuddy(m_to);
    auto* const times = new QHBoxLayout;
    times->setSpacing(8);
    times->addWidget(m_from);
    times->addWidget(to);
    times->addWidget(m_to);
    times->addWidget(m_presets);
    times->addStretch(1);
    form.addRow(tr("&From:"), times);
    if (auto* const from = qobject_cast<QLabel*>(form.labelForField(times))) {
        from->setBuddy(m_from);
    }
}

void ExportForm::connectParts()
{
    connect(m_serverList, &TickList::edited, this, [this] {
        takeServerTicks(m_view, m_serverList->ticked());
        refreshServers();
        Q_EMIT changed();
    });
    connect(m_metricList, &TickList::edited, this, [this] {
        takeMetricTicks(m_view, m_metricList->ticked());
        Q_EMIT changed();
    });
    connect(m_allServers, &QCheckBox::toggled, this, [this] {
        refreshServers();
        Q_EMIT changed();
    });
    connect(m_allMetrics, &QCheckBox::toggled, this, [this] {
        refreshMetrics();
        Q_EMIT changed();
    });
    for (const QComboBox* const box : {m_every, m_format}) {
        connect(box, &QComboBox::activated, this, &ExportForm::changed);
    }
    connect(m_presets, &SegmentedControl::currentChanged, this, &ExportForm::setPreset);
    connect(m_from, &QDateTimeEdit::dateTimeChanged, this, &ExportForm::takeTimes);
    connect(m_to, &QDateTimeEdit::dateTimeChanged, this, &ExportForm::takeTimes);
    m_askLater.setObjectName(u"exportAskLater"_s);
    m_askLater.setSingleShot(true);
    m_askLater.setInterval(typingPause);
    connect(&m_askLater, &QTimer::timeout, this, &ExportForm::askStored);
    connect(m_feed,
            &HistoryFeed::answered,
            this,
            [this](const HistoryJob& job, const Result<History>& history) {
                if (history) {
                    const auto& stored = history->stored;
                    m_stored[job.query.server].unite(QSet<MetricId>(stored.begin(), stored.end()));
                }
            });
    connect(m_feed, &HistoryFeed::finished, this, &ExportForm::refreshMetrics);
}

void ExportForm::setPreset(int index)
{
    m_view.range = {RangeBar::presets.at(static_cast<std::size_t>(index)), std::nullopt};
    showTimes();
}

void ExportForm::takeTimes()
{
    m_view.range.fixed = TimeRange{minuteOf(*m_from), minuteOf(*m_to)};
    m_presets->setCurrent(-1);
    m_askLater.start();
    Q_EMIT changed();
}

void ExportForm::showTimes()
{
    const TimeRange range = m_view.range.at(systemClock().now());
    const QSignalBlocker quietFrom(m_from);
    const QSignalBlocker quietTo(m_to);
    setMinute(*m_from, range.from);
    setMinute(*m_to, range.to);
    const auto* const preset = std::ranges::find(RangeBar::presets, m_view.range.span);
    const bool isPreset = !m_view.range.fixed && preset != RangeBar::presets.end();
    m_presets->setCurrent(isPreset ? static_cast<int>(preset - RangeBar::presets.begin()) : -1);
    askStored();
    Q_EMIT changed();
}

void ExportForm::refreshServers()
{
    std::vector<Server> all;
    all.reserve(m_servers.rows().size());
    for (const ServerRow& row : m_servers.rows()) {
        all.push_back(row.server);
    }
    m_serverList->setRows(serverRows(all));
    m_serverList->setDisabled(m_allServers->isChecked());
    const auto count = static_cast<int>(chosenServers().size());
    m_serverList->setSum(count == 1 ? tr("1 server chosen")
                                    : tr("%n servers chosen", nullptr, count));
    askStored();
    refreshMetrics();
}

void ExportForm::refreshMetrics()
{
    m_metricList->setDisabled(m_allMetrics->isChecked());
    m_metricList->setRows(metricRows(knownMetrics(), m_view.metrics, m_units));
}

/// Of servers that were not asked yet; of all where the times are others.
void ExportForm::askStored()
{
    m_askLater.stop();
    const TimeRange range = m_view.range.at(systemClock().now());
    if (range.length() < shortestSpan) {
        return;
    }
    const bool isAnew = m_askedRange != m_view.range;
    if (isAnew) {
        m_askedRange = m_view.range;
        m_asked.clear();
        m_stored.clear();
        m_feed->ask({});
    }
    std::vector<HistoryJob> jobs;
    for (const Server& server : chosenServers()) {
        if (static_cast<std::size_t>(m_asked.size()) >= mostServersAsked) {
            break;
        }
        if (!m_asked.contains(server.id)) {
            m_asked.insert(server.id);
            jobs.push_back(storedJob(server.id, range));
        }
    }
    m_feed->askBeside(jobs);
    if (isAnew && jobs.empty()) {
        refreshMetrics();
    }
}

std::vector<Server> ExportForm::chosenServers() const
{
    std::vector<Server> all;
    all.reserve(m_servers.rows().size());
    for (const ServerRow& row : m_servers.rows()) {
        all.push_back(row.server);
    }
    return m_allServers->isChecked() ? all : serversOf(m_view, all);
}

QSet<MetricId> ExportForm::knownMetrics() const
{
    QSet<MetricId> known;
    std::size_t looked = 0;
    for (const Server& server : chosenServers()) {
        if (++looked > mostServersAsked) {
            break;
        }
        known.unite(m_stored.value(server.id));
        if (const ServerRow* const row = m_servers.find(server.id)) {
            known.unite(QSet<MetricId>(row->values.keyBegin(), row->values.keyEnd()));
        }
    }
    return known;
}

ExportOrder ExportForm::order() const
{
    ExportOrder order;
    order.servers = chosenServers();
    order.metrics = m_allMetrics->isChecked() ? QStringList() : metricTicks(m_view);
    order.range = m_view.range.at(systemClock().now());
    order.every = seconds{m_every->currentData().toInt()};
    order.format = static_cast<ExportFormat>(m_format->currentData().toInt());
    return order;
}

QString ExportForm::problem() const
{
    if (chosenServers().empty()) {
        return tr("Tick a server, or all of them.");
    }
    if (!m_allMetrics->isChecked() && m_view.metrics.empty()) {
        return tr("Tick a metric, or all that are stored.");
    }
    if (m_view.range.at(systemClock().now()).length() < shortestSpan) {
        return tr("The end must lie after the beginning.");
    }
    return {};
}

} // namespace vedette::ui

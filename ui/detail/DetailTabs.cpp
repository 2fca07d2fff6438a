// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/DetailTabs.h"

#include "ui/detail/ValuesTab.h"
#include "ui/detail/WorkPopover.h"
#include "ui/detail/overview/CoresTab.h"
#include "ui/detail/overview/OverviewTab.h"
#include "ui/detail/probes/CommandsTab.h"
#include "ui/detail/probes/ContainersTab.h"
#include "ui/detail/probes/DisksTab.h"
#include "ui/detail/probes/HardwareTab.h"
#include "ui/detail/probes/LoginsTab.h"
#include "ui/detail/probes/NetworkTab.h"
#include "ui/detail/probes/ProcessesTab.h"
#include "ui/detail/probes/ServicesTab.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

DetailTabs::DetailTabs(FleetSource& source, QWidget* parent)
    : QTabWidget(parent)
    , m_probes(source.probes())
    , m_overview(new OverviewTab(this))
    , m_cores(new CoresTab(this))
    , m_values(new ValuesTab(this))
    , m_hardware(new HardwareTab(this))
    , m_commands(new CommandsTab(this))
{
    setObjectName(u"detailTabs"_s);
    addTab(m_overview, tr("Overview"));
    addTab(m_cores, tr("Cores"));
    addProbeTab(new ProcessesTab(this), tr("Processes"));
    addProbeTab(new DisksTab(this), tr("Disks"));
    addProbeTab(new NetworkTab(this), tr("Network"));
    addProbeTab(new ServicesTab(this), tr("Services"));
    addProbeTab(new ContainersTab(this), tr("Containers"));
    addProbeTab(m_hardware, tr("Hardware"));
    addProbeTab(new LoginsTab(this), tr("Logins"));
    addProbeTab(m_commands, tr("Commands"));
    addTab(m_values, tr("All values"));
    connect(this, &QTabWidget::currentChanged, this, &DetailTabs::updateWatch);
    connect(this, &QTabWidget::currentChanged, this, &DetailTabs::requestHardware);
    connect(m_overview, &OverviewTab::workRequested, this, &DetailTabs::showWork);
    connect(m_values, &ValuesTab::workRequested, this, &DetailTabs::showWork);
    connect(m_commands, &CommandsTab::workRequested, this, &DetailTabs::showWork);
    connect(m_commands, &CommandsTab::commandsRequested, this, &DetailTabs::commandsRequested);
    if (CommandSource* const commands = source.commands()) {
        connect(commands, &CommandSource::changed, this, &DetailTabs::setCommands);
        commands->requestCommands();
    }
    listenToProbes();
}

void DetailTabs::listenToProbes()
{
    if (m_probes == nullptr) {
        return;
    }
    connect(m_probes, &ProbeSource::finished, this, &DetailTabs::endAsking);
    connect(m_probes, &ProbeSource::hardwareReady, this, &DetailTabs::applyHardware);
    connect(m_probes, &ProbeSource::hardwareChanged, this, [this](ServerId server) {
        if (server == m_server) {
            requestHardware();
        }
    });
}

void DetailTabs::addProbeTab(ProbeTab* tab, const QString& title)
{
    addTab(tab, title);
    m_probeTabs.emplace_back(tab, title);
    connect(tab, &ProbeTab::askRequested, this, &DetailTabs::ask);
}

void DetailTabs::setServer(ServerId server)
{
    m_server = server;
    m_asked.clear();
    m_hardwareRequest = {};
    m_cores->clear();
    m_values->clear();
    for (const auto& [tab, title] : m_probeTabs) {
        tab->clear();
    }
    updateWatch();
    requestHardware();
}

ProbeTab* DetailTabs::currentProbeTab() const
{
    return qobject_cast<ProbeTab*>(currentWidget());
}

void DetailTabs::applyRow(const ServerRow& row, Timestamp now)
{
    m_overview->applyRow(row);
    if (currentWidget() == m_cores) {
        m_cores->applyRow(row);
    } else if (currentWidget() == m_values) {
        m_values->setNow(now);
        m_values->applyRow(row);
    } else if (ProbeTab* const tab = currentProbeTab()) {
        tab->setNow(now);
        tab->applyRow(row);
    }
    showAlarms(row);
}

void DetailTabs::applySnapshot(const Snapshot& snapshot)
{
    m_cores->applySnapshot(snapshot);
    m_values->applySnapshot(snapshot);
}

void DetailTabs::setNow(Timestamp now)
{
    if (currentWidget() == m_values) {
        m_values->setNow(now);
    } else if (ProbeTab* const tab = currentProbeTab()) {
        tab->setNow(now);
    }
}

/// Beside the name, so that nobody must look into each tab.
void DetailTabs::showAlarms(const ServerRow& row)
{
    for (const auto& [tab, title] : m_probeTabs) {
        const int count = tab->alarmCount(row);
        const QString name = count == 0
            ? title
            : tr("%1 (%2)", "name of a tab and how many things there need a look")
                  .arg(title, QLocale().toString(count));
        const int index = indexOf(tab);
        if (tabText(index) != name) {
            setTabText(index, name);
        }
    }
}

void DetailTabs::setLooking(bool isLooking)
{
    m_isLooking = isLooking;
    updateWatch();
}

void DetailTabs::updateWatch()
{
    const ProbeTab* const tab = m_isLooking ? currentProbeTab() : nullptr;
    const QString probe = tab == nullptr ? QString() : tab->watchedProbe();
    const std::pair<ServerId, QString> wanted{m_server, probe};
    if (m_probes == nullptr || wanted == m_watched
        || (probe.isEmpty() && m_watched.second.isEmpty())) {
        return;
    }
    const bool isElsewhere = m_watched.first != m_server || probe.isEmpty();
    if (isElsewhere && !m_watched.second.isEmpty()) {
        m_probes->watch(m_watched.first, {});
    }
    if (!probe.isEmpty()) {
        m_probes->watch(m_server, probe);
    }
    m_watched = wanted;
}

void DetailTabs::ask(const QString& probe)
{
    if (m_probes != nullptr) {
        m_asked.emplace_back(m_probes->ask(m_server, probe), probe);
    }
}

void DetailTabs::endAsking(RequestId request, const std::optional<Error>& error)
{
    const auto asked = std::ranges::find(m_asked, request, &std::pair<RequestId, QString>::first);
    if (asked == m_asked.end()) {
        return;
    }
    const QString probe = asked->second;
    m_asked.erase(asked);
    for (const auto& [tab, title] : m_probeTabs) {
        tab->endAsking(probe, error);
    }
}

/// The one place where tabs learn what the user has declared.
void DetailTabs::setCommands(const std::vector<CustomCommand>& commands)
{
    m_units = CommandUnits(commands);
    m_values->setUnits(m_units);
    m_commands->setCommands(commands);
    Q_EMIT refreshWanted();
}

void DetailTabs::showWork(const MetricId& metric)
{
    if (m_probes != nullptr) {
        auto* popover = new WorkPopover(*m_probes, m_server, metric, this);
        if (const auto label = m_units.labelOf(metric)) {
            popover->setLabel(*label);
        }
        popover->show();
    }
}

bool DetailTabs::showsHardware() const
{
    return currentWidget() == m_hardware;
}

void DetailTabs::showHardware()
{
    setCurrentWidget(m_hardware);
}

/// Only for who looks at it.
void DetailTabs::requestHardware()
{
    if (m_probes != nullptr && showsHardware() && !m_server.isNull()) {
        m_hardwareRequest = m_probes->requestHardware(m_server);
    }
}

/// Without an answer the tab shows what the server itself tells.
void DetailTabs::applyHardware(RequestId request, const Result<HardwareHistory>& history)
{
    if (request == m_hardwareRequest && history) {
        m_hardware->applyHistory(*history);
    }
}

} // namespace vedette::ui

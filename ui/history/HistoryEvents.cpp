// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/HistoryEvents.h"

#include "core/fleet/NoteSource.h"
#include "core/fleet/ProbeSource.h"
#include "ui/history/HistoryMarks.h"
#include "ui/history/NoteMarks.h"

#include <algorithm>

namespace vedette::ui {

namespace {

constexpr int mostAlerts = 1000; // of the servers and the time of a view
constexpr std::size_t mostMarks = 200; // of a chart: more would be a wall

void addTo(std::vector<ChartMark>& marks, std::vector<ChartMark> more)
{
    marks.insert(
        marks.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace

HistoryEvents::HistoryEvents(FleetSource& source, QObject* parent)
    : QObject(parent)
    , m_source(source)
{
    connect(&source, &FleetSource::alertsReady, this, &HistoryEvents::takeAlerts);
    connect(&source, &FleetSource::alertRaised, this, &HistoryEvents::takeAlert);
    connect(&source, &FleetSource::alertResolved, this, &HistoryEvents::takeAlert);
    if (const ProbeSource* const probes = source.probes()) {
        connect(probes, &ProbeSource::hardwareReady, this, &HistoryEvents::takeHardware);
        connect(probes, &ProbeSource::bootsReady, this, &HistoryEvents::takeBoots);
        connect(probes, &ProbeSource::hardwareChanged, this, &HistoryEvents::refreshHardware);
    }
    if (const NoteSource* const notes = source.notes()) {
        connect(notes, &NoteSource::changed, this, &HistoryEvents::takeNotes);
    }
}

void HistoryEvents::refreshHardware(ServerId server)
{
    if (m_hardware.contains(server)) {
        requestHardware(server);
    }
}

void HistoryEvents::watch(const std::vector<PlannedCurve>& servers, const TimeRange& range)
{
    requestAlerts(servers, range);
    requestNotes();
    for (const PlannedCurve& curve : servers) {
        const bool isAsked = std::ranges::find(m_asked, curve.server) != m_asked.end();
        if (!isAsked && !m_hardware.contains(curve.server)) {
            requestHardware(curve.server);
        }
        requestBoots(curve.server);
    }
}

/// Only where servers or time are others; until they are answered the ones before stand.
void HistoryEvents::requestAlerts(const std::vector<PlannedCurve>& servers, const TimeRange& range)
{
    AlertQuery query{.range = range, .limit = mostAlerts};
    query.servers.reserve(servers.size());
    for (const PlannedCurve& curve : servers) {
        query.servers.push_back(curve.server);
    }
    std::ranges::sort(query.servers, {}, &ServerId::value);
    const auto doubled = std::ranges::unique(query.servers);
    query.servers.erase(doubled.begin(), doubled.end());
    if (!query.servers.empty() && query != m_alertQuery) {
        m_alertQuery = query;
        m_alertRequest = m_source.requestAlerts(query);
    }
}

void HistoryEvents::requestHardware(ServerId server)
{
    if (ProbeSource* const probes = m_source.probes()) {
        m_asked.insert(probes->requestHardware(server), server);
    }
}

/// With each view: what is recovered comes some time after its server does.
void HistoryEvents::requestBoots(ServerId server)
{
    ProbeSource* const probes = m_source.probes();
    const bool isAsked = std::ranges::find(m_askedBoots, server) != m_askedBoots.end();
    if (probes != nullptr && !isAsked) {
        m_askedBoots.insert(probes->requestBoots(server), server);
    }
}

void HistoryEvents::takeBoots(RequestId request, const Result<std::vector<BootRecord>>& boots)
{
    const ServerId server = m_askedBoots.take(request);
    if (!server.isNull() && boots && m_boots.value(server) != *boots) {
        m_boots.insert(server, *boots);
        Q_EMIT changed();
    }
}

/// Without an answer there are no marks, and it is asked again with the next view.
void HistoryEvents::takeHardware(RequestId request, const Result<HardwareHistory>& history)
{
    const ServerId server = m_asked.take(request);
    if (!server.isNull() && history) {
        m_hardware.insert(server, *history);
        Q_EMIT changed();
    }
}

void HistoryEvents::takeAlerts(RequestId request, const Result<std::vector<Alert>>& alerts)
{
    if (request != m_alertRequest) {
        return;
    }
    m_alertRequest = {};
    if (!alerts) {
        m_alertQuery = {}; // the next view asks again
        return;
    }
    m_alerts = *alerts;
    Q_EMIT changed();
}

void HistoryEvents::takeAlert(const Alert& alert)
{
    const auto& servers = m_alertQuery.servers;
    if (std::ranges::find(servers, alert.server) == servers.end()) {
        return;
    }
    const auto known = std::ranges::find(m_alerts, alert.id, &Alert::id);
    if (known == m_alerts.end()) {
        m_alerts.insert(m_alerts.begin(), alert);
    } else {
        *known = alert;
    }
    Q_EMIT changed();
}

void HistoryEvents::requestNotes()
{
    NoteSource* const notes = m_source.notes();
    if (notes != nullptr && !m_asksForNotes) {
        m_asksForNotes = true;
        notes->requestNotes();
    }
}

void HistoryEvents::takeNotes(const std::vector<Note>& notes)
{
    m_notes = notes;
    Q_EMIT changed();
}

void HistoryEvents::setUptime(ServerId server, const Series& uptime)
{
    m_uptime.insert(server, uptime);
    Q_EMIT changed();
}

std::vector<ChartMark> HistoryEvents::marks(const std::vector<PlannedCurve>& servers,
                                            const TimeRange& range) const
{
    std::vector<ChartMark> marks;
    for (const PlannedCurve& curve : servers) {
        addTo(marks, alertMarks(m_alerts, range, curve.server));
        addTo(marks, hardwareMarks(m_hardware.value(curve.server), range, curve.label));
        const auto reboots = rebootMarks(m_uptime.value(curve.server), range, curve.label);
        addTo(marks, bootMarks(m_boots.value(curve.server), reboots, range, curve.label));
        addTo(marks, reboots);
    }
    addTo(marks, noteMarks(m_notes, range, servers));
    std::ranges::stable_sort(marks, std::greater(), &ChartMark::at);
    marks.resize(std::min(marks.size(), mostMarks));
    return marks;
}

} // namespace vedette::ui

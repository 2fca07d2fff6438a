// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/probes/NetworkTab.h"

#include "core/text/Formatter.h"
#include "ui/detail/probes/InstanceValues.h"
#include "ui/detail/probes/ProbeNames.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int mostInterfaceRows = 10;
constexpr int mostPortRows = 14;
constexpr int mostConnectionRows = 16;
constexpr std::array connectionTypes{"tcp"_L1, "sockets"_L1, "conntrack"_L1};

RowCell linkCell(std::optional<double> isUp)
{
    if (!isUp) {
        return numberCell(std::nullopt, Unit::None);
    }
    return *isUp != 0 ? stateCell(NetworkTab::tr("up", "of an interface"), RowTone::Ok, 1)
                      : stateCell(NetworkTab::tr("down", "of an interface"), RowTone::Inactive, 0);
}

RowCell speedCell(std::optional<double> speed)
{
    RowCell cell = numberCell(speed, Unit::BytesPerSecond);
    if (speed) {
        cell.text = linkSpeedText(*speed);
    }
    return cell;
}

/// Of faults none is normal: more stands out.
RowCell faultCell(std::optional<double> rate)
{
    RowCell cell = numberCell(rate, Unit::PerSecond);
    cell.tone = rate.value_or(0) > 0 ? RowTone::Warning : RowTone::Muted;
    return cell;
}

/// Down, and nothing goes through it: as ifb0 and dummy0, which a kernel makes by itself.
bool isIdleInterface(const InstanceValues& values)
{
    const auto isNone
        = [&values](QLatin1StringView field) { return fieldOf(values, field).value_or(0) == 0; };
    return fieldOf(values, "up"_L1) == 0.0 && isNone("rxRate"_L1) && isNone("txRate"_L1);
}

/// Sorted by name, those that are idle behind all others.
RowCell interfaceName(const QString& name, const InstanceValues& values)
{
    const bool isLast = isIdleInterface(values);
    RowCell cell = textCell(name, isLast ? RowTone::Muted : RowTone::Normal);
    cell.key = QString((isLast ? u'1' : u'0') + name);
    return cell;
}

TableRow interfaceRow(const QString& name, const InstanceValues& values)
{
    return {.key = name,
            .cells = {interfaceName(name, values),
                      linkCell(fieldOf(values, "up"_L1)),
                      speedCell(fieldOf(values, "speed"_L1)),
                      numberCell(fieldOf(values, "rxRate"_L1), Unit::BytesPerSecond),
                      numberCell(fieldOf(values, "txRate"_L1), Unit::BytesPerSecond),
                      numberCell(sumOf(values, "rxPackets"_L1, "txPackets"_L1), Unit::PerSecond),
                      faultCell(sumOf(values, "rxErrors"_L1, "txErrors"_L1)),
                      faultCell(sumOf(values, "rxDrops"_L1, "txDrops"_L1))},
            .isMarked = false};
}

/// From where a socket can be reached, as far as its address tells.
QString reachOf(const QString& address)
{
    const QString host = address.section(u'%', 0, 0);
    if (host == "0.0.0.0"_L1 || host == "::"_L1 || host == "*"_L1) {
        return NetworkTab::tr("every network");
    }
    const bool isLoopback = host.startsWith("127."_L1) || host == "::1"_L1;
    return isLoopback ? NetworkTab::tr("this server only") : NetworkTab::tr("this address");
}

TableRow portRow(const ListeningPort& port)
{
    const QString number = QString::number(port.port); // a name: without separators
    const QStringList key{port.protocol, port.address, number, port.process};
    return {.key = key.join(u'\n'),
            .cells = {{number, port.port, std::nullopt, RowTone::Normal, false},
                      textCell(port.protocol, RowTone::Muted),
                      textCell(port.address),
                      textCell(reachOf(port.address), RowTone::Muted),
                      textCell(port.process)},
            .isMarked = false};
}

bool isOfConnections(const MetricId& metric)
{
    return std::ranges::any_of(connectionTypes,
                               [&](QLatin1StringView type) { return metric.type == type; });
}

std::map<MetricId, double> connectionValues(const ServerRow& row)
{
    std::map<MetricId, double> values;
    for (const QLatin1StringView type : connectionTypes) {
        for (const Sample& sample : slowSamples(row, type)) {
            values.insert_or_assign(sample.metric, sample.value);
        }
    }
    for (auto it = row.values.cbegin(); it != row.values.cend(); ++it) {
        if (isOfConnections(it.key())) {
            values.insert_or_assign(it.key(), it.value());
        }
    }
    return values;
}

} // namespace

QString linkSpeedText(double bytesPerSecond)
{
    const double megabits = bytesPerSecond * 8 / 1e6;
    const bool isLarge = megabits >= 1000;
    const QString number = text::format(isLarge ? megabits / 1000 : megabits, Unit::None);
    return isLarge ? NetworkTab::tr("%1 Gbit/s").arg(number)
                   : NetworkTab::tr("%1 Mbit/s").arg(number);
}

NetworkTab::NetworkTab(QWidget* parent)
    : ProbeTab(parent)
{
    setObjectName(u"networkTab"_s);
    createSections();
    stack({m_interfaces, m_ports, m_connections});
}

void NetworkTab::createSections()
{
    m_interfaces = addSection({.name = u"interfaces"_s,
                               .title = tr("Interfaces"),
                               .probes = {},
                               .none = tr("This server tells of no network interface.")},
                              {.filterHint = {},
                               .columns = {{tr("Interface"), 150, false},
                                           {tr("Link"), 90, false},
                                           {tr("Speed"), 100, true},
                                           {tr("Received"), 105, true},
                                           {tr("Sent"), 105, true},
                                           {tr("Packets"), 95, true},
                                           {tr("Errors"), 85, true},
                                           {tr("Dropped"), 85, true}},
                               .order = {0, Qt::AscendingOrder},
                               .mostRows = mostInterfaceRows});
    m_ports = addSection({.name = u"ports"_s,
                          .title = tr("Listening ports"),
                          .probes = {portProbe},
                          .none = tr("Nothing listens on this server.")},
                         {.filterHint = tr("Filter ports…"),
                          .columns = {{tr("Port"), 80, true},
                                      {tr("Protocol"), 90, false},
                                      {tr("Address"), 220, false},
                                      {tr("Open to"), 150, false},
                                      {tr("Process"), 200, false}},
                          .order = {0, Qt::AscendingOrder},
                          .mostRows = mostPortRows});
    m_connections = addSection({.name = u"connections"_s,
                                .title = tr("Connections"),
                                .probes = {},
                                .none = tr("This server tells nothing of its connections.")},
                               {.filterHint = {},
                                .columns = {{tr("Metric"), 320, false}, {tr("Value"), 120, false}},
                                .order = {0, Qt::AscendingOrder},
                                .mostRows = mostConnectionRows});
}

void NetworkTab::applyRow(const ServerRow& row)
{
    if (isUp(row.status.state)) {
        applyInterfaces(row);
        applyConnections(row);
    } else { // its values are gone: what was seen last stays
        m_interfaces->setState(row.status.state);
        m_connections->setState(row.status.state);
    }
    applyPorts(row);
}

void NetworkTab::applyInterfaces(const ServerRow& row)
{
    std::vector<TableRow> rows;
    for (const auto& [name, values] : instancesOfType(row, "network"_L1)) {
        rows.push_back(interfaceRow(name, values));
    }
    m_interfaces->take(
        row.status.state, rows.empty() ? Timestamp() : row.metricsAt, reasonFor(row, "network"_L1));
    const QString count = QLocale().toString(static_cast<qulonglong>(rows.size()));
    m_interfaces->setRows(std::move(rows), tr("Interfaces: %1").arg(count));
}

void NetworkTab::applyPorts(const ServerRow& row)
{
    const SlowAnswer* const answer = slowAnswer(row, portProbe);
    if (!m_ports->take(row.status.state, answer)) {
        return;
    }
    const auto* const table = rowsOf<PortTable>(answer);
    if (table == nullptr) {
        m_ports->setRows({}, {});
        return;
    }
    std::vector<TableRow> rows;
    rows.reserve(static_cast<std::size_t>(table->ports.size()));
    std::ranges::transform(table->ports, std::back_inserter(rows), portRow);
    m_ports->setRows(std::move(rows),
                     tr("Listening ports: %1").arg(QLocale().toString(table->ports.size())));
}

void NetworkTab::applyConnections(const ServerRow& row)
{
    std::vector<TableRow> rows;
    for (const auto& [metric, value] : connectionValues(row)) {
        rows.push_back(
            {.key = toString(metric),
             .cells = {textCell(text::metricLabel(metric)), numberCell(value, unitOf(metric))},
             .isMarked = false});
    }
    m_connections->take(
        row.status.state, rows.empty() ? Timestamp() : row.metricsAt, reasonFor(row, "sockets"_L1));
    m_connections->setRows(std::move(rows), tr("Connections"));
}

} // namespace vedette::ui

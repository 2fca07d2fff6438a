// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/probes/DisksTab.h"

#include "ui/detail/probes/DiskHealth.h"
#include "ui/detail/probes/InstanceValues.h"
#include "ui/detail/probes/ProbeNames.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int mostDiskRows = 12;

RowCell accessCell(std::optional<double> isReadOnly)
{
    if (!isReadOnly) {
        return numberCell(std::nullopt, Unit::None);
    }
    return *isReadOnly != 0 ? stateCell(DisksTab::tr("read-only"), RowTone::Warning, 0)
                            : textCell(DisksTab::tr("read and write"), RowTone::Muted);
}

TableRow fileSystemRow(const QString& mount, const InstanceValues& values)
{
    return {.key = mount,
            .cells = {textCell(mount),
                      percentCell(fieldOf(values, "usedPercent"_L1)),
                      numberCell(fieldOf(values, "used"_L1), Unit::Bytes),
                      numberCell(fieldOf(values, "total"_L1), Unit::Bytes),
                      numberCell(fieldOf(values, "available"_L1), Unit::Bytes),
                      percentCell(fieldOf(values, "inodesUsedPercent"_L1)),
                      accessCell(fieldOf(values, "readOnly"_L1))},
            .isMarked = false};
}

TableRow diskTrafficRow(const QString& device, const InstanceValues& values)
{
    return {.key = device,
            .cells = {textCell(device),
                      percentCell(fieldOf(values, "utilisation"_L1)),
                      numberCell(fieldOf(values, "readRate"_L1), Unit::BytesPerSecond),
                      numberCell(fieldOf(values, "writeRate"_L1), Unit::BytesPerSecond),
                      numberCell(fieldOf(values, "readOps"_L1), Unit::PerSecond),
                      numberCell(fieldOf(values, "writeOps"_L1), Unit::PerSecond),
                      numberCell(fieldOf(values, "readAwait"_L1), Unit::Seconds),
                      numberCell(fieldOf(values, "writeAwait"_L1), Unit::Seconds),
                      numberCell(fieldOf(values, "queue"_L1), Unit::None)},
            .isMarked = false};
}

/// Those of the probes of the health of disks that this server is asked.
QStringList healthProbes(const ServerRow& row)
{
    QStringList probes{smartProbe, storageProbe};
    probes.removeIf([&](const QString& probe) { return slowAnswer(row, probe) == nullptr; });
    return probes;
}

/// Those whose answer holds something.
std::vector<const SlowAnswer*> healthAnswers(const ServerRow& row)
{
    std::vector<const SlowAnswer*> answers;
    for (const QString& probe : healthProbes(row)) {
        const SlowAnswer* const answer = slowAnswer(row, probe);
        if (!answer->samples.empty()) {
            answers.push_back(answer);
        }
    }
    return answers;
}

/// The newest of their answers.
Timestamp healthTime(const ServerRow& row)
{
    Timestamp newest;
    for (const SlowAnswer* const answer : healthAnswers(row)) {
        newest = std::max(newest, answer->collectedAt);
    }
    return newest;
}

/// Why all that is shown is old; of a part its rows tell.
std::optional<Error> healthReason(const ServerRow& row)
{
    const std::vector<const SlowAnswer*> answers = healthAnswers(row);
    const bool isAllOld = std::ranges::all_of(
        answers, [](const SlowAnswer* answer) { return answer->why.has_value(); });
    return isAllOld && !answers.empty() ? answers.front()->why : std::nullopt;
}

} // namespace

DisksTab::DisksTab(QWidget* parent)
    : ProbeTab(parent)
{
    setObjectName(u"disksTab"_s);
    createSections();
    m_health->hide();
    stack({m_space, m_traffic, m_health});
}

void DisksTab::createSections()
{
    m_space = addSection({.name = u"fileSystems"_s,
                          .title = tr("File systems"),
                          .probes = {},
                          .none = tr("This server tells of no file system.")},
                         {.filterHint = {},
                          .columns = {{tr("Mounted at"), 220, false},
                                      {tr("Usage"), 110, false},
                                      {tr("Used"), 90, true},
                                      {tr("Size"), 90, true},
                                      {tr("Available"), 90, true},
                                      {tr("Inodes"), 110, false},
                                      {tr("Access"), 120, false}},
                          .order = {0, Qt::AscendingOrder},
                          .mostRows = mostDiskRows});
    m_traffic = addSection({.name = u"diskTraffic"_s,
                            .title = tr("Disk I/O"),
                            .probes = {},
                            .none = tr("This server tells of no disk.")},
                           {.filterHint = {},
                            .columns = {{tr("Device"), 140, false},
                                        {tr("Busy"), 100, false},
                                        {tr("Read"), 100, true},
                                        {tr("Written"), 100, true},
                                        {tr("Reads"), 80, true},
                                        {tr("Writes"), 80, true},
                                        {tr("Read wait"), 90, true},
                                        {tr("Write wait"), 90, true},
                                        {tr("Queue"), 70, true}},
                            .order = {0, Qt::AscendingOrder},
                            .mostRows = mostDiskRows});
    m_health = addSection({.name = u"diskHealth"_s,
                           .title = tr("Health of disks"),
                           .probes = {},
                           .none = tr("This server tells nothing of the health of its disks.")},
                          {.filterHint = {},
                           .columns = {{tr("Name"), 140, false},
                                       {tr("Kind"), 80, false},
                                       {tr("State"), 140, false},
                                       {tr("Details"), 300, false}},
                           .order = {2, Qt::AscendingOrder},
                           .mostRows = mostDiskRows});
}

int DisksTab::alarmCount(const ServerRow& row) const
{
    const std::vector<TableRow> rows = diskHealthRows(row);
    return static_cast<int>(std::ranges::count(rows, true, &TableRow::isMarked));
}

void DisksTab::applyRow(const ServerRow& row)
{
    if (isUp(row.status.state)) {
        applySpace(row);
        applyTraffic(row);
    } else { // its values are gone: what was seen last stays
        m_space->setState(row.status.state);
        m_traffic->setState(row.status.state);
    }
    applyHealth(row);
}

void DisksTab::applySpace(const ServerRow& row)
{
    std::vector<TableRow> rows;
    for (const auto& [mount, values] : instancesOfType(row, "disk"_L1)) {
        rows.push_back(fileSystemRow(mount, values));
    }
    m_space->take(
        row.status.state, rows.empty() ? Timestamp() : row.metricsAt, reasonFor(row, "disk"_L1));
    const QString count = QLocale().toString(static_cast<qulonglong>(rows.size()));
    m_space->setRows(std::move(rows), tr("File systems: %1").arg(count));
}

void DisksTab::applyTraffic(const ServerRow& row)
{
    std::vector<TableRow> rows;
    for (const auto& [device, values] : instancesOfType(row, "diskIo"_L1)) {
        rows.push_back(diskTrafficRow(device, values));
    }
    m_traffic->take(
        row.status.state, rows.empty() ? Timestamp() : row.metricsAt, reasonFor(row, "diskIo"_L1));
    const QString count = QLocale().toString(static_cast<qulonglong>(rows.size()));
    m_traffic->setRows(std::move(rows), tr("Disks: %1").arg(count));
}

void DisksTab::applyHealth(const ServerRow& row)
{
    std::vector<TableRow> rows = diskHealthRows(row);
    m_health->setHidden(rows.empty());
    const QStringList probes = healthProbes(row);
    m_health->bar().setProbes(probes);
    for (const QString& probe : probes) {
        m_health->bar().hear(probe, slowAnswer(row, probe)->heardAt);
    }
    m_health->take(row.status.state, healthTime(row), healthReason(row));
    m_health->setRows(std::move(rows), tr("Health of disks"));
}

} // namespace vedette::ui

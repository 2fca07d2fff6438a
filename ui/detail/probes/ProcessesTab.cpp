// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/probes/ProcessesTab.h"

#include "ui/detail/probes/ProbeNames.h"

#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

/// proc(5), of /proc/PID/stat.
RowCell processState(QChar state)
{
    switch (state.unicode()) {
    case u'R':
        return stateCell(ProcessesTab::tr("running"), RowTone::Ok, 0);
    case u'D':
        return stateCell(ProcessesTab::tr("waits for a disk"), RowTone::Warning, 1);
    case u'Z':
        return stateCell(ProcessesTab::tr("zombie"), RowTone::Critical, 2);
    case u'T':
        return stateCell(ProcessesTab::tr("stopped"), RowTone::Inactive, 3);
    case u't':
        return stateCell(ProcessesTab::tr("being traced"), RowTone::Inactive, 3);
    case u'S':
        return textCell(ProcessesTab::tr("sleeping"), RowTone::Muted);
    case u'I':
        return textCell(ProcessesTab::tr("idle"), RowTone::Muted);
    default: // older kernels have more letters
        return textCell(state.isNull() ? QString() : QString(state), RowTone::Muted);
    }
}

RowCell cpuCell(const Process& process)
{
    RowCell cell = numberCell(process.cpuPercent, Unit::Percent);
    if (process.isCpuSinceStart) {
        cell.toolTip = ProcessesTab::tr("%1 in the mean since it began", "CPU of a new process")
                           .arg(cell.text);
    }
    return cell;
}

QString processHeading(const ProcessTable& table)
{
    const QLocale locale;
    const QString total = locale.toString(table.total);
    const QString shown = locale.toString(table.processes.size());
    if (table.isHidden) {
        return ProcessesTab::tr("Processes: %1, %2 listed, others hidden from the account of this "
                                "login")
            .arg(total, shown);
    }
    if (table.isCut) {
        return ProcessesTab::tr("Processes: %1, %2 listed, too many to tell all of each")
            .arg(total, shown);
    }
    return table.processes.size() >= table.total
        ? ProcessesTab::tr("Processes: %1").arg(total)
        : ProcessesTab::tr("Processes: %1, the busiest %2 listed").arg(total, shown);
}

/// ps(1) puts the name of a kernel thread in brackets.
RowCell commandCell(const Process& process)
{
    if (process.isKernelThread) {
        return textCell(u'[' + process.name + u']', RowTone::Muted);
    }
    return textCell(process.command.isEmpty() ? u"—"_s : process.command, RowTone::Muted);
}

} // namespace

ProcessesTab::ProcessesTab(QWidget* parent)
    : ProbeTab(parent)
    , m_section(addSection({.name = u"processes"_s,
                            .title = tr("Processes"),
                            .probes = {processProbe},
                            .none = tr("No process is listed.")},
                           {.filterHint = tr("Filter processes…"),
                            .columns = columns(),
                            .order = {4, Qt::DescendingOrder}}))
{
    setObjectName(u"processesTab"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->addWidget(m_section);
}

std::vector<RowsModel::Column> ProcessesTab::columns()
{
    return {{tr("Name"), 126, false},
            {tr("User"), 70, false},
            {tr("PID"), 64, true},
            {tr("State"), 104, false},
            {tr("CPU"), 66, true},
            {tr("Memory"), 82, true},
            {tr("Read"), 84, true},
            {tr("Written"), 84, true},
            {tr("Threads"), 74, true},
            {tr("Command"), 150, false}}; // and all the room that is left
}

TableRow ProcessesTab::rowOf(const Process& process)
{
    const QString pid = QString::number(process.pid); // without separators: it is a name
    return {.key = pid + u' ' + process.name,
            .cells = {textCell(process.name),
                      textCell(process.user, RowTone::Muted),
                      {pid, process.pid, std::nullopt, RowTone::Muted, false},
                      processState(process.state),
                      cpuCell(process),
                      numberCell(process.memory, Unit::Bytes),
                      numberCell(process.readRate, Unit::BytesPerSecond),
                      numberCell(process.writeRate, Unit::BytesPerSecond),
                      numberCell(process.threads, Unit::Count),
                      commandCell(process)},
            .isMarked = false};
}

QString ProcessesTab::watchedProbe() const
{
    return processProbe;
}

void ProcessesTab::applyRow(const ServerRow& row)
{
    const SlowAnswer* const answer = slowAnswer(row, processProbe);
    if (!m_section->take(row.status.state, answer)) {
        return;
    }
    const auto* const table = rowsOf<ProcessTable>(answer);
    std::vector<TableRow> rows;
    if (table != nullptr) {
        rows.reserve(static_cast<std::size_t>(table->processes.size()));
        std::ranges::transform(table->processes, std::back_inserter(rows), rowOf);
    }
    m_section->setRows(std::move(rows), table == nullptr ? QString() : processHeading(*table));
}

} // namespace vedette::ui

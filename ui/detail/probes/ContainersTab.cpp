// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/probes/ContainersTab.h"

#include "core/text/Formatter.h"
#include "ui/detail/probes/ProbeNames.h"

#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

bool isInTrouble(const Container& container)
{
    return container.state == "restarting"_L1 || container.state == "dead"_L1
        || !container.isHealthy.value_or(true);
}

/// The engine's own words.
RowCell containerState(const Container& container)
{
    if (container.state == "running"_L1) {
        return stateCell(container.state, RowTone::Ok, 1);
    }
    return isInTrouble(container) ? stateCell(container.state, RowTone::Critical, 0)
                                  : stateCell(container.state, RowTone::Inactive, 2);
}

RowCell healthCell(std::optional<bool> isHealthy)
{
    if (!isHealthy) {
        return numberCell(std::nullopt, Unit::None);
    }
    return *isHealthy ? stateCell(ContainersTab::tr("healthy"), RowTone::Ok, 1)
                      : stateCell(ContainersTab::tr("unhealthy"), RowTone::Critical, 0);
}

/// "512 MiB of 1 GiB", with a bar where there is a limit; sorted by what is used.
RowCell containerMemory(const Container& container)
{
    RowCell cell = numberCell(container.memory, Unit::Bytes);
    const double limit = container.memoryLimit.value_or(0);
    if (container.memory && limit > 0) {
        const QString used = cell.text;
        cell = percentCell(100 * *container.memory / limit);
        cell.text = ContainersTab::tr("%1 of %2", "used memory and its limit")
                        .arg(used, text::format(limit, Unit::Bytes));
        cell.key = *container.memory;
    }
    return cell;
}

QString containerHeading(const ContainerTable& table)
{
    const auto running = std::ranges::count(table.containers, u"running"_s, &Container::state);
    const QLocale locale;
    return ContainersTab::tr("Containers: %1, %2 running")
        .arg(locale.toString(table.containers.size()),
             locale.toString(static_cast<qlonglong>(running)));
}

} // namespace

ContainersTab::ContainersTab(QWidget* parent)
    : ProbeTab(parent)
    , m_section(addSection({.name = u"containers"_s,
                            .title = tr("Containers"),
                            .probes = {containerProbe},
                            .none = tr("This server has no containers.")},
                           {.filterHint = tr("Filter containers…"),
                            .columns = columns(),
                            .order = {2, Qt::AscendingOrder}}))
{
    setObjectName(u"containersTab"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->addWidget(m_section);
}

std::vector<RowsModel::Column> ContainersTab::columns()
{
    return {{tr("Name"), 140, false},
            {tr("Image"), 150, false},
            {tr("State"), 96, false},
            {tr("Health"), 96, false},
            {tr("Restarts"), 80, true},
            {tr("CPU"), 66, true},
            {tr("Memory"), 140, false},
            {tr("Engine"), 74, false},
            {tr("Status"), 80, false}}; // and all the room that is left
}

TableRow ContainersTab::rowOf(const Container& container)
{
    const auto restarts
        = container.restarts ? std::optional<double>(*container.restarts) : std::nullopt;
    return {.key = container.engine + u' ' + container.id + u' ' + container.name,
            .cells = {textCell(container.name),
                      textCell(container.image, RowTone::Muted),
                      containerState(container),
                      healthCell(container.isHealthy),
                      numberCell(restarts, Unit::Count),
                      numberCell(container.cpuPercent, Unit::Percent),
                      containerMemory(container),
                      textCell(container.engine, RowTone::Muted),
                      textCell(container.status, RowTone::Muted)},
            .isMarked = isInTrouble(container)};
}

int ContainersTab::alarmCount(const ServerRow& row) const
{
    const auto* const table = rowsOf<ContainerTable>(slowAnswer(row, containerProbe));
    return table == nullptr
        ? 0
        : static_cast<int>(std::ranges::count_if(table->containers, isInTrouble));
}

void ContainersTab::applyRow(const ServerRow& row)
{
    const SlowAnswer* const answer = slowAnswer(row, containerProbe);
    if (!m_section->take(row.status.state, answer)) {
        return;
    }
    const auto* const table = rowsOf<ContainerTable>(answer);
    std::vector<TableRow> rows;
    if (table != nullptr) {
        rows.reserve(static_cast<std::size_t>(table->containers.size()));
        std::ranges::transform(table->containers, std::back_inserter(rows), rowOf);
    }
    m_section->setRows(std::move(rows), table == nullptr ? QString() : containerHeading(*table));
}

} // namespace vedette::ui

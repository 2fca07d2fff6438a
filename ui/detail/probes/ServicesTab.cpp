// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/probes/ServicesTab.h"

#include "ui/detail/probes/ProbeNames.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLocale>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

bool hasFailed(const Service& service)
{
    return service.active == "failed"_L1;
}

int failedCount(const ServiceTable& table)
{
    return static_cast<int>(std::ranges::count_if(table.services, hasFailed));
}

RowTone toneOfService(const Service& service)
{
    if (hasFailed(service)) {
        return RowTone::Critical;
    }
    if (service.active == "active"_L1) {
        return RowTone::Ok;
    }
    const bool isChanging = service.active.endsWith("ing"_L1); // activating, reloading …
    return isChanging ? RowTone::Warning : RowTone::Inactive;
}

int rankOfService(RowTone tone)
{
    switch (tone) {
    case RowTone::Critical:
        return 0;
    case RowTone::Warning:
        return 1;
    case RowTone::Ok:
        return 2;
    case RowTone::Normal:
    case RowTone::Muted:
    case RowTone::Inactive:
        break;
    }
    return 3;
}

/// The manager's own words: they are what an administrator looks for.
QString serviceWord(const Service& service)
{
    const bool isSame = service.sub.isEmpty() || service.sub == service.active;
    return isSame ? service.active
                  : ServicesTab::tr("%1, %2", "state and detail of a service")
                        .arg(service.active, service.sub);
}

QString serviceHeading(const ServiceTable& table)
{
    const QLocale locale;
    const QString total = locale.toString(table.services.size());
    const QString failed = locale.toString(failedCount(table));
    if (table.state.isEmpty()) {
        return ServicesTab::tr("Services: %1, %2 failed").arg(total, failed);
    }
    const QString manager = table.manager.isEmpty() ? ServicesTab::tr("the system") : table.manager;
    return ServicesTab::tr("Services: %1, %2 failed, %3 says “%4”")
        .arg(total, failed, manager, table.state);
}

} // namespace

ServicesTab::ServicesTab(QWidget* parent)
    : ProbeTab(parent)
    , m_section(addSection({.name = u"services"_s,
                            .title = tr("Services"),
                            .probes = {serviceProbe},
                            .none = tr("This server has no service manager that can be asked.")},
                           {.filterHint = tr("Filter services…"),
                            .columns = columns(),
                            .order = {1, Qt::AscendingOrder}}))
    , m_onlyFailed(new QCheckBox(tr("Only &failed"), this))
{
    setObjectName(u"servicesTab"_s);
    m_onlyFailed->setObjectName(u"servicesOnlyFailed"_s);
    m_section->bar().controls()->insertWidget(0, m_onlyFailed);
    connect(m_onlyFailed, &QCheckBox::toggled, &m_section->table(), &RowsTable::setOnlyMarked);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->addWidget(m_section);
}

std::vector<RowsModel::Column> ServicesTab::columns()
{
    return {{tr("Name"), 260, false},
            {tr("State"), 160, false},
            {tr("Restarts"), 80, true},
            {tr("Unit file"), 100, false},
            {tr("Description"), 300, false}};
}

TableRow ServicesTab::rowOf(const Service& service)
{
    const RowTone tone = toneOfService(service);
    const auto restarts
        = service.restarts ? std::optional<double>(*service.restarts) : std::nullopt;
    RowCell restarted = numberCell(restarts, Unit::Count);
    restarted.tone = restarts.value_or(0) > 0 ? RowTone::Warning : RowTone::Muted;
    return {.key = service.name,
            .cells = {textCell(service.name),
                      stateCell(serviceWord(service), tone, rankOfService(tone)),
                      restarted,
                      textCell(service.load, RowTone::Muted),
                      textCell(service.description, RowTone::Muted)},
            .isMarked = hasFailed(service)};
}

int ServicesTab::alarmCount(const ServerRow& row) const
{
    const auto* const table = rowsOf<ServiceTable>(slowAnswer(row, serviceProbe));
    return table == nullptr ? 0 : failedCount(*table);
}

void ServicesTab::applyRow(const ServerRow& row)
{
    const SlowAnswer* const answer = slowAnswer(row, serviceProbe);
    if (!m_section->take(row.status.state, answer)) {
        return;
    }
    const auto* const table = rowsOf<ServiceTable>(answer);
    std::vector<TableRow> rows;
    if (table != nullptr) {
        rows.reserve(static_cast<std::size_t>(table->services.size()));
        std::ranges::transform(table->services, std::back_inserter(rows), rowOf);
    }
    m_section->setRows(std::move(rows), table == nullptr ? QString() : serviceHeading(*table));
}

} // namespace vedette::ui

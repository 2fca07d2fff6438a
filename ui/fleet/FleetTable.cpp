// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/fleet/FleetTable.h"

#include "ui/fleet/FleetTableDelegate.h"
#include "ui/tables/TableHeader.h"

#include <QKeyEvent>

#include <array>
#include <utility>

namespace vedette::ui {

namespace {

using Column = ServerModel::Column;

constexpr int lineHeight = 32;
constexpr std::array widths{std::pair{Column::Name, 220},
                            std::pair{Column::State, 112},
                            std::pair{Column::Cpu, 98},
                            std::pair{Column::Memory, 98},
                            std::pair{Column::Disk, 98},
                            std::pair{Column::Load, 62},
                            std::pair{Column::NetworkIn, 96},
                            std::pair{Column::NetworkOut, 100},
                            std::pair{Column::RoundTrip, 90},
                            std::pair{Column::Address, 180},
                            std::pair{Column::Group, 110},
                            std::pair{Column::Tags, 120}};

} // namespace

bool FleetSorter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(sortRole());
    const QVariant b = right.data(sortRole());
    if (a.isValid() != b.isValid()) {
        return a.isValid() == (sortOrder() == Qt::AscendingOrder);
    }
    return QSortFilterProxyModel::lessThan(left, right);
}

FleetTable::FleetTable(ServerModel& servers, QWidget* parent)
    : QTableView(parent)
    , m_sorter(new FleetSorter(this))
{
    m_sorter->setSortRole(ServerModel::SortRole);
    m_sorter->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_sorter->setSourceModel(&servers);
    setModel(m_sorter);
    setItemDelegate(new FleetTableDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setAccessibleName(tr("Table of servers"));
    setUpColumns();
    connect(this, &QTableView::doubleClicked, this, &FleetTable::choose);
}

void FleetTable::setUpColumns()
{
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(lineHeight);
    setHorizontalHeader(new TableHeader(this));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setSectionsMovable(true);
    for (const auto& [column, width] : widths) {
        setColumnWidth(static_cast<int>(column), width);
    }
    setSortingEnabled(true);
    horizontalHeader()->setSortIndicatorClearable(true);
    sortByColumn(-1, Qt::AscendingOrder); // the order of the list
}

void FleetTable::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        choose(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void FleetTable::choose(const QModelIndex& index)
{
    if (index.isValid()) {
        Q_EMIT serverChosen(ServerId{index.data(ServerModel::ServerIdRole).toLongLong()});
    }
}

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/import/SshImportTable.h"

#include "ui/import/SshImportDelegate.h"
#include "ui/import/SshImportModel.h"

#include <QHeaderView>
#include <QSortFilterProxyModel>

#include <array>
#include <utility>

namespace vedette::ui {

namespace {

using Column = SshImportModel::Column;

constexpr std::array importWidths{std::pair{Column::Host, 150},
                                  std::pair{Column::State, 90},
                                  std::pair{Column::Address, 200},
                                  std::pair{Column::JumpHosts, 150},
                                  std::pair{Column::Key, 140}};

} // namespace

SshImportTable::SshImportTable(SshImportModel& hosts, QWidget* parent)
    : QTableView(parent)
    , m_hosts(hosts)
    , m_proxy(new QSortFilterProxyModel(this))
{
    m_proxy->setSourceModel(&hosts);
    m_proxy->setFilterRole(SshImportModel::SearchRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setSortCaseSensitivity(Qt::CaseInsensitive);
    setModel(m_proxy);
    setItemDelegate(new SshImportDelegate(this));
    setObjectName(QLatin1StringView("sshImportTable"));
    setAccessibleName(tr("Hosts of the file"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setUpColumns();
    connect(m_proxy, &QAbstractItemModel::dataChanged, this, &SshImportTable::tellNotes);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, &SshImportTable::tellNotes);
}

void SshImportTable::setUpColumns()
{
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setSortIndicatorClearable(true);
    setSortingEnabled(true);
    sortByColumn(-1, Qt::AscendingOrder); // the order of the file
    for (const auto& [column, width] : importWidths) {
        setColumnWidth(static_cast<int>(column), width);
    }
}

void SshImportTable::setFilter(const QString& text)
{
    m_proxy->setFilterFixedString(text);
}

void SshImportTable::tickAll(bool isTicked)
{
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        m_hosts.setTicked(m_proxy->mapToSource(m_proxy->index(row, 0)).row(), isTicked);
    }
}

void SshImportTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    tellNotes();
}

void SshImportTable::tellNotes()
{
    Q_EMIT notesChanged(currentIndex().data(SshImportModel::NotesRole).toStringList());
}

} // namespace vedette::ui

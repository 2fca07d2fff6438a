// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/ValuesTab.h"

#include "ui/detail/ValuesModel.h"
#include "ui/tables/FilterEdit.h"
#include "ui/tables/TableHeader.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int rowHeight = 28;

int section(ValuesModel::Column column)
{
    return static_cast<int>(column);
}

} // namespace

ValuesTab::ValuesTab(QWidget* parent)
    : QWidget(parent)
    , m_filter(new FilterEdit(this))
    , m_table(new QTableView(this))
    , m_model(new ValuesModel(this))
    , m_proxy(new QSortFilterProxyModel(this))
{
    setObjectName(u"valuesTab"_s);
    m_filter->setObjectName(u"valuesFilter"_s);
    m_filter->setPlaceholderText(tr("Filter by name, instance or id…"));
    m_filter->setAccessibleName(tr("Filter values"));
    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(ValuesModel::SortRole);
    m_proxy->setFilterKeyColumn(-1);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    connect(
        m_filter, &QLineEdit::textChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);
    createTable();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(10);
    layout->addWidget(m_filter);
    layout->addWidget(m_table, 1);
}

void ValuesTab::createTable()
{
    m_table->setObjectName(u"valuesTable"_s);
    m_table->setAccessibleName(tr("All values"));
    m_table->setModel(m_proxy);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setWordWrap(false);
    m_table->setHorizontalHeader(new TableHeader(m_table));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(section(ValuesModel::Column::Id), Qt::AscendingOrder);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->resizeSection(section(ValuesModel::Column::Metric), 240);
    header->resizeSection(section(ValuesModel::Column::Instance), 160);
    header->resizeSection(section(ValuesModel::Column::Value), 130);
    header->resizeSection(section(ValuesModel::Column::Age), 100);
    createActions();
}

void ValuesTab::createActions()
{
    auto* copy = new QAction(tr("Copy id"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &ValuesTab::copyIds);
    m_table->addAction(copy);
    auto* work = new QAction(tr("Show your work…"), m_table);
    work->setObjectName(u"valuesWork"_s);
    work->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_W);
    work->setShortcutContext(Qt::WidgetShortcut);
    connect(work, &QAction::triggered, this, &ValuesTab::askWork);
    m_table->addAction(work);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void ValuesTab::clear()
{
    m_model->clear();
}

void ValuesTab::applyRow(const ServerRow& row)
{
    m_model->applyRow(row);
}

void ValuesTab::applySnapshot(const Snapshot& snapshot)
{
    m_model->applySnapshot(snapshot);
}

void ValuesTab::setNow(Timestamp now)
{
    m_model->setNow(now);
}

void ValuesTab::setUnits(const CommandUnits& units)
{
    m_model->setUnits(units);
}

void ValuesTab::askWork()
{
    const QVariant metric = m_table->currentIndex().data(ValuesModel::MetricRole);
    if (metric.isValid()) {
        Q_EMIT workRequested(metric.value<MetricId>());
    }
}

void ValuesTab::copyIds()
{
    QStringList ids;
    const QModelIndexList rows
        = m_table->selectionModel()->selectedRows(section(ValuesModel::Column::Id));
    for (const QModelIndex& index : rows) {
        ids.append(index.data().toString());
    }
    QApplication::clipboard()->setText(ids.join(u'\n'));
}

} // namespace vedette::ui

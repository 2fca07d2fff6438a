// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/tables/RowsTable.h"

#include "ui/tables/RowsDelegate.h"
#include "ui/tables/RowsProxy.h"
#include "ui/tables/TableHeader.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int lineHeight = 28;
constexpr int emptyLines = 3; ///< room for the reason

} // namespace

RowsTable::RowsTable(std::vector<RowsModel::Column> columns, Order order, QWidget* parent)
    : QTableView(parent)
    , m_rows(new RowsModel(this))
    , m_proxy(new RowsProxy(this))
{
    m_rows->setColumns(std::move(columns));
    m_proxy->setSourceModel(m_rows);
    setModel(m_proxy);
    setItemDelegate(new RowsDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setUpColumns(order);

    auto* copy = new QAction(tr("Copy rows"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &RowsTable::copySelection);
    addAction(copy);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    // Both: rows that a filter hides come and go unseen, and one may begin to match.
    for (const QAbstractItemModel* const model :
         std::initializer_list<const QAbstractItemModel*>{m_rows, m_proxy}) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &RowsTable::refit);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &RowsTable::refit);
    }
    refit();
}

void RowsTable::setUpColumns(Order order)
{
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(lineHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    auto* header = new TableHeader(this);
    setHorizontalHeader(header);
    header->setHighlightSections(false);
    header->setStretchLastSection(!m_rows->columns().back().isNumber); // numbers stay together
    header->setSectionsMovable(true);
    for (int column = 0; column < m_rows->columnCount(); ++column) {
        const int wanted = m_rows->columns()[static_cast<std::size_t>(column)].width;
        header->resizeSection(column, std::max(wanted, header->leastWidth(column)));
    }
    setSortingEnabled(true);
    sortByColumn(order.column, order.order);
}

void RowsTable::widen(int column)
{
    const int wanted = sizeHintForColumn(column) + 1; // the grid's room, as QTableView takes it
    if (columnWidth(column) < wanted) {
        setColumnWidth(column, wanted);
    }
}

void RowsTable::setFitting(int mostRows)
{
    m_mostRows = mostRows;
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    refit();
}

void RowsTable::setFilter(const QString& text)
{
    m_proxy->setFilter(text);
    refit();
}

void RowsTable::setOnlyMarked(bool isOnlyMarked)
{
    m_proxy->setOnlyMarked(isOnlyMarked);
    refit();
}

void RowsTable::setEmptyText(const QString& text)
{
    m_emptyText = text;
    refit();
}

QString RowsTable::emptyText() const
{
    if (m_proxy->rowCount() > 0) {
        return {};
    }
    return m_rows->rowCount() > 0 ? tr("No row has all these words.") : m_emptyText;
}

QStringList RowsTable::selectedKeys() const
{
    QModelIndexList selected = selectionModel()->selectedRows();
    std::ranges::sort(selected, {}, &QModelIndex::row);
    QStringList keys;
    for (const QModelIndex& index : selected) {
        const int row = m_proxy->mapToSource(index).row();
        keys += m_rows->rows()[static_cast<std::size_t>(row)].key;
    }
    return keys;
}

void RowsTable::selectKey(const QString& key)
{
    const auto found = std::ranges::find(m_rows->rows(), key, &TableRow::key);
    if (found != m_rows->rows().end()) {
        const int row = static_cast<int>(found - m_rows->rows().begin());
        setCurrentIndex(m_proxy->mapFromSource(m_rows->index(row, 0)));
    }
}

QSize RowsTable::sizeHint() const
{
    if (m_mostRows == 0) {
        return QTableView::sizeHint();
    }
    const int shown = m_proxy->rowCount();
    const int lines = shown == 0 ? emptyLines : std::min(shown, m_mostRows);
    const int bar = horizontalScrollBar()->sizeHint().height();
    return {QTableView::sizeHint().width(),
            horizontalHeader()->sizeHint().height() + lines * lineHeight + bar};
}

QSize RowsTable::minimumSizeHint() const
{
    return m_mostRows == 0 ? QTableView::minimumSizeHint() : QSize(120, sizeHint().height());
}

void RowsTable::refit()
{
    const bool isEmpty = m_rows->rowCount() == 0;
    horizontalHeader()->setVisible(!isEmpty);
    setHorizontalScrollBarPolicy(isEmpty ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setAccessibleDescription(emptyText());
    updateGeometry();
    viewport()->update();
}

void RowsTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    const QString words = emptyText();
    if (!words.isEmpty()) {
        QPainter painter(viewport());
        painter.setPen(colorsOf(palette()).muted);
        painter.drawText(viewport()->rect().adjusted(16, 8, -16, -8),
                         int(Qt::AlignCenter) | Qt::TextWordWrap,
                         words);
    }
}

/// As lines with tabs between the cells, in the order in which they stand there.
void RowsTable::copySelection() const
{
    QModelIndexList selected = selectionModel()->selectedRows();
    std::ranges::sort(selected, {}, &QModelIndex::row);
    QStringList lines;
    for (const QModelIndex& index : selected) {
        QStringList cells;
        for (int i = 0; i < m_proxy->columnCount(); ++i) {
            cells += index.siblingAtColumn(horizontalHeader()->logicalIndex(i)).data().toString();
        }
        lines += cells.join(u'\t');
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace vedette::ui

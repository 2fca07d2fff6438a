// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/tables/RowsModel.h"

#include "ui/theme/PlainLabel.h"

#include <QGuiApplication>

#include <algorithm>
#include <utility>

namespace vedette::ui {

namespace {

/// Which of `old` are in `wanted` too; both are sorted by key, and a key may stand there twice.
std::vector<bool> staying(const std::vector<TableRow>& old, const std::vector<TableRow>& wanted)
{
    std::vector<bool> stays(old.size(), false);
    std::size_t next = 0;
    for (std::size_t i = 0; i < old.size(); ++i) {
        while (next < wanted.size() && wanted[next].key < old[i].key) {
            ++next;
        }
        if (next < wanted.size() && wanted[next].key == old[i].key) {
            stays[i] = true;
            ++next;
        }
    }
    return stays;
}

QVariant toolTipOf(const RowCell& cell)
{
    const QString& text = cell.toolTip.isEmpty() ? cell.text : cell.toolTip;
    return text.isEmpty() ? QVariant() : QVariant(plainToolTip(text));
}

} // namespace

RowsModel::RowsModel(QObject* parent)
    : QAbstractTableModel(parent)
{ }

int RowsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RowsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant RowsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const TableRow& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<std::size_t>(index.column());
    if (column >= row.cells.size()) {
        return {};
    }
    const RowCell& cell = row.cells[column];
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::ToolTipRole:
        return toolTipOf(cell);
    case Qt::ForegroundRole:
        return foreground(cell);
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case SortRole:
        return cell.key;
    case ShareRole:
        return cell.share ? QVariant(*cell.share) : QVariant();
    case ToneRole:
        return static_cast<int>(cell.tone);
    case StaleRole:
        return m_isStale;
    case SignRole:
        return cell.hasSign;
    case MarkedRole:
        return row.isMarked;
    case ToolTipToldRole:
        return !cell.toolTip.isEmpty();
    default: // the many roles of Qt that we leave to the view
        return {};
    }
}

QVariant RowsModel::foreground(const RowCell& cell) const
{
    const RowTone tone = m_isStale ? RowTone::Muted : cell.tone;
    return tone == RowTone::Normal ? QVariant()
                                   : toneColor(colorsOf(QGuiApplication::palette()), tone);
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    const Column& column = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::TextAlignmentRole && column.isNumber) {
        return (Qt::AlignRight | Qt::AlignVCenter).toInt();
    }
    return role == Qt::DisplayRole ? QVariant(column.title) : QVariant();
}

void RowsModel::setColumns(std::vector<Column> columns)
{
    beginResetModel();
    m_columns = std::move(columns);
    endResetModel();
}

void RowsModel::setRows(std::vector<TableRow> rows)
{
    std::ranges::stable_sort(rows, {}, &TableRow::key);
    removeMissing(rows);
    insertNew(rows);
    replaceChanged(std::move(rows));
}

void RowsModel::setRow(TableRow row)
{
    const auto known = std::ranges::lower_bound(m_rows, row.key, {}, &TableRow::key);
    if (known == m_rows.end() || known->key != row.key || *known == row) {
        return;
    }
    const int place = static_cast<int>(known - m_rows.begin());
    *known = std::move(row);
    Q_EMIT dataChanged(index(place, 0), index(place, columnCount() - 1));
}

void RowsModel::clear()
{
    setRows({});
}

void RowsModel::removeMissing(const std::vector<TableRow>& wanted)
{
    const std::vector<bool> stays = staying(m_rows, wanted);
    std::size_t end = m_rows.size();
    while (end > 0) {
        if (stays[end - 1]) {
            --end;
            continue;
        }
        std::size_t first = end;
        while (first > 0 && !stays[first - 1]) {
            --first;
        }
        beginRemoveRows({}, static_cast<int>(first), static_cast<int>(end) - 1);
        m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(first),
                     m_rows.begin() + static_cast<std::ptrdiff_t>(end));
        endRemoveRows();
        end = first;
    }
}

/// Each row of ours is in `wanted` by now: what stands between them is new.
void RowsModel::insertNew(const std::vector<TableRow>& wanted)
{
    for (std::size_t first = 0; first < wanted.size();) {
        std::size_t end = first;
        while (end < wanted.size()
               && (first >= m_rows.size() || wanted[end].key != m_rows[first].key)) {
            ++end;
        }
        if (end == first) {
            ++first;
            continue;
        }
        beginInsertRows({}, static_cast<int>(first), static_cast<int>(end) - 1);
        m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(first),
                      wanted.begin() + static_cast<std::ptrdiff_t>(first),
                      wanted.begin() + static_cast<std::ptrdiff_t>(end));
        endInsertRows();
        first = end;
    }
}

/// One signal for all: a sorting proxy sorts once.
void RowsModel::replaceChanged(std::vector<TableRow> wanted)
{
    const auto differs = std::ranges::mismatch(m_rows, wanted);
    if (differs.in1 == m_rows.end()) {
        return;
    }
    const auto tail = std::mismatch(m_rows.rbegin(), m_rows.rend(), wanted.rbegin());
    const auto first = differs.in1 - m_rows.begin();
    const auto last = tail.first.base() - m_rows.begin() - 1;
    m_rows = std::move(wanted);
    Q_EMIT dataChanged(index(static_cast<int>(first), 0),
                       index(static_cast<int>(last), columnCount() - 1));
}

void RowsModel::setStale(bool isStale)
{
    if (isStale == m_isStale) {
        return;
    }
    m_isStale = isStale;
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(
            index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::ForegroundRole, StaleRole});
    }
}

} // namespace vedette::ui

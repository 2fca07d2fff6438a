// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/tables/RowsProxy.h"

#include "ui/tables/RowsModel.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

RowsProxy::RowsProxy(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(RowsModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

void RowsProxy::setFilter(const QString& text)
{
    static const QRegularExpression spaces(u"\\s+"_s);
    m_words = text.split(spaces, Qt::SkipEmptyParts);
    invalidateFilter();
}

void RowsProxy::setOnlyMarked(bool isOnlyMarked)
{
    m_isOnlyMarked = isOnlyMarked;
    invalidateFilter();
}

bool RowsProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(sortRole());
    const QVariant b = right.data(sortRole());
    if (a.isValid() != b.isValid()) {
        return a.isValid() == (sortOrder() == Qt::AscendingOrder);
    }
    return QSortFilterProxyModel::lessThan(left, right);
}

bool RowsProxy::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QAbstractItemModel& model = *sourceModel();
    if (m_isOnlyMarked && !model.index(row, 0, parent).data(RowsModel::MarkedRole).toBool()) {
        return false;
    }
    if (m_words.isEmpty()) {
        return true;
    }
    QString all;
    for (int column = 0; column < model.columnCount(parent); ++column) {
        all += model.index(row, column, parent).data().toString() + u'\n';
    }
    return std::ranges::all_of(
        m_words, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

} // namespace vedette::ui

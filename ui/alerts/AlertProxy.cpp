// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/alerts/AlertProxy.h"

#include "ui/alerts/AlertModel.h"

namespace vedette::ui {

namespace {

bool isFiring(const QModelIndex& index)
{
    return index.data(AlertModel::IsFiringRole).toBool();
}

} // namespace

AlertProxy::AlertProxy(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(AlertModel::SortRole);
    setSortLocaleAware(true);
    sort(static_cast<int>(AlertModel::Column::Since), Qt::DescendingOrder);
}

void AlertProxy::setShowsResolved(bool showsResolved)
{
    m_showsResolved = showsResolved;
    invalidateFilter();
}

bool AlertProxy::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    return m_showsResolved || isFiring(sourceModel()->index(row, 0, parent));
}

/// Firing ones stand above resolved ones in either direction; the State column itself is for those
/// who want it otherwise.
bool AlertProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const bool isByState = left.column() == static_cast<int>(AlertModel::Column::State);
    if (!isByState && isFiring(left) != isFiring(right)) {
        return isFiring(sortOrder() == Qt::AscendingOrder ? left : right);
    }
    return QSortFilterProxyModel::lessThan(left, right);
}

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace vedette::ui {

/// Sorts RowsModel's rows by any column, what has no value last either way, and leaves those in
/// which all words of a filter stand. Lives on: GUI thread.
class RowsProxy final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit RowsProxy(QObject* parent = nullptr);

    void setFilter(const QString& text);
    void setOnlyMarked(bool isOnlyMarked);

protected:
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
    bool m_isOnlyMarked = false;
};

} // namespace vedette::ui

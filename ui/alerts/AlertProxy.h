// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QSortFilterProxyModel>

namespace vedette::ui {

/// AlertModel's rows, sorted by any column with the firing ones on top, and without the resolved
/// ones unless they are asked for. Lives on: GUI thread.
class AlertProxy final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit AlertProxy(QObject* parent = nullptr);

    [[nodiscard]] bool showsResolved() const { return m_showsResolved; }
    void setShowsResolved(bool showsResolved);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    bool m_showsResolved = false;
};

} // namespace vedette::ui

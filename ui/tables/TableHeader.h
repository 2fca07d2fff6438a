// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QHeaderView>

namespace vedette::ui {

/// The titles above a table's columns. The arrow of the sorted one stands beside its title, never
/// over it: to the left where the title stands on the right. Lives on: GUI thread.
class TableHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit TableHeader(QWidget* parent = nullptr);

    /// What its title and an arrow need.
    [[nodiscard]] int leastWidth(int section) const;

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override;
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;

private:
    [[nodiscard]] int titleWidth(int section) const;
    [[nodiscard]] QRectF arrowRect(const QRect& rect, int section) const;
};

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/Colors.h"

#include <QFont>
#include <QGraphicsItem>

#include <optional>
#include <vector>

namespace vedette::ui {

/// What lies over a chart: the crosshair with its bubble of values, and the range being selected.
/// Lives on: GUI thread.
class HoverItem final : public QGraphicsItem
{
public:
    struct Row
    {
        QColor color;
        QString label;
        QString value;
        std::optional<double> y; ///< where its dot goes
    };

    struct Content
    {
        double x = 0;
        QString title; ///< empty: no bubble, only the line and its dots
        std::vector<Row> rows;
    };

    explicit HoverItem(QGraphicsItem* parent);

    void setLook(const Colors& colors, const QFont& font);
    void setPlot(const QRectF& plot);
    void show(std::optional<Content> content);
    void showSelection(std::optional<QRectF> selection);
    [[nodiscard]] const std::optional<Content>& content() const { return m_content; }

    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void place();
    [[nodiscard]] QSizeF arrangeRows();
    void paintBubble(QPainter& painter) const;

    Colors m_colors;
    QFont m_font;
    QRectF m_plot;
    QRectF m_bounds;
    QRectF m_bubble;
    double m_columnWidth = 0; ///< of the bubble, which has several where one would be too high
    std::size_t m_rowsPerColumn = 1;
    std::optional<Content> m_content;
    std::optional<QRectF> m_selection;
};

} // namespace vedette::ui

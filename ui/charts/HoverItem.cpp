// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/charts/HoverItem.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace vedette::ui {

namespace {

constexpr double padding = 8;
constexpr double swatch = 8;
constexpr double distance = 10; // from the crosshair to its bubble
constexpr double dotRadius = 3;
constexpr double columnGap = 18; // between columns of a bubble
constexpr double widestLabel = 320;

QString shownLabel(const HoverItem::Row& row, const QFontMetricsF& metrics)
{
    return metrics.elidedText(row.label, Qt::ElideMiddle, widestLabel);
}

} // namespace

HoverItem::HoverItem(QGraphicsItem* parent)
    : QGraphicsItem(parent)
{
    setAcceptedMouseButtons(Qt::NoButton);
}

void HoverItem::setLook(const Colors& colors, const QFont& font)
{
    m_colors = colors;
    m_font = font;
    place();
}

void HoverItem::setPlot(const QRectF& plot)
{
    m_plot = plot;
    place();
}

void HoverItem::show(std::optional<Content> content)
{
    m_content = std::move(content);
    place();
}

void HoverItem::showSelection(std::optional<QRectF> selection)
{
    m_selection = selection;
    place();
}

void HoverItem::place()
{
    prepareGeometryChange();
    m_bubble = QRectF();
    m_bounds = m_selection.value_or(QRectF());
    if (!m_content) {
        return;
    }
    m_bounds |= QRectF(m_content->x - dotRadius - 1,
                       m_plot.top() - dotRadius,
                       2 * dotRadius + 2,
                       m_plot.height() + 2 * dotRadius);
    if (m_content->title.isEmpty()) {
        return;
    }
    m_bubble.setSize(arrangeRows());
    const bool fitsRight = m_content->x + distance + m_bubble.width() <= m_plot.right();
    const double left
        = fitsRight ? m_content->x + distance : m_content->x - distance - m_bubble.width();
    m_bubble.moveTopLeft({std::max(left, 0.0), m_plot.top() + 4});
    m_bounds |= m_bubble.adjusted(-1, -1, 1, 1);
}

/// In as many columns as it takes to stay within the plot; how large the bubble is then.
QSizeF HoverItem::arrangeRows()
{
    const QFontMetricsF metrics(m_font);
    const double line = metrics.lineSpacing();
    const std::size_t count = m_content->rows.size();
    m_rowsPerColumn = static_cast<std::size_t>(
        std::max((m_plot.height() - 2 * padding) / line - 1, 1.0)); // below the title
    const std::size_t columns
        = std::max<std::size_t>((count + m_rowsPerColumn - 1) / m_rowsPerColumn, 1);
    const double title = metrics.horizontalAdvance(m_content->title);
    m_columnWidth = columns == 1 ? title : 0;
    for (const Row& row : m_content->rows) {
        m_columnWidth
            = std::max(m_columnWidth,
                       swatch + padding + metrics.horizontalAdvance(shownLabel(row, metrics))
                           + 2 * padding + metrics.horizontalAdvance(row.value));
    }
    const auto wide = static_cast<double>(columns);
    const auto high = static_cast<double>(std::min(count, m_rowsPerColumn) + 1);
    const double width = std::max(title, wide * m_columnWidth + (wide - 1) * columnGap);
    return {width + 2 * padding, high * line + 2 * padding};
}

void HoverItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_selection) {
        QColor fill = m_colors.accent;
        fill.setAlphaF(0.18F);
        painter->fillRect(*m_selection, fill);
        painter->setPen(m_colors.accent);
        painter->drawLine(m_selection->topLeft(), m_selection->bottomLeft());
        painter->drawLine(m_selection->topRight(), m_selection->bottomRight());
    }
    if (!m_content) {
        return;
    }
    painter->setPen(QPen(m_colors.muted, 1, Qt::DashLine));
    painter->drawLine(QPointF(m_content->x, m_plot.top()), QPointF(m_content->x, m_plot.bottom()));
    painter->setPen(QPen(m_colors.surface, 1.5));
    for (const Row& row : m_content->rows) {
        if (row.y) {
            painter->setBrush(row.color);
            painter->drawEllipse(QPointF(m_content->x, *row.y), dotRadius, dotRadius);
        }
    }
    if (!m_bubble.isEmpty()) {
        paintBubble(*painter);
    }
}

void HoverItem::paintBubble(QPainter& painter) const
{
    const QFontMetricsF metrics(m_font);
    painter.setFont(m_font);
    painter.setPen(m_colors.border);
    painter.setBrush(m_colors.raised);
    painter.drawRoundedRect(m_bubble, 6, 6);

    QRectF line = m_bubble.adjusted(padding, padding, -padding, -padding);
    line.setHeight(metrics.lineSpacing());
    painter.setPen(m_colors.muted);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_content->title);
    line.setWidth(m_columnWidth);
    const QRectF top = line;
    for (std::size_t i = 0; i < m_content->rows.size(); ++i) {
        const Row& row = m_content->rows[i];
        const std::size_t columnsBefore = i / m_rowsPerColumn;
        const auto column = static_cast<double>(columnsBefore);
        const auto place = static_cast<double>(i % m_rowsPerColumn + 1);
        line = top.translated(column * (m_columnWidth + columnGap), place * top.height());
        const QRectF box(line.left(), line.center().y() - swatch / 2, swatch, swatch);
        painter.setPen(Qt::NoPen);
        painter.setBrush(row.color);
        painter.drawRoundedRect(box, 2, 2);
        painter.setPen(m_colors.muted);
        painter.drawText(line.adjusted(swatch + padding, 0, 0, 0),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         shownLabel(row, metrics));
        painter.setPen(m_colors.text);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, row.value);
    }
}

} // namespace vedette::ui

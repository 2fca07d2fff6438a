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
    const QFontMetricsF metrics(m_font);
    double width = metrics.horizontalAdvance(m_content->title);
    for (const Row& row : m_content->rows) {
        width = std::max(width,
                         swatch + padding + metrics.horizontalAdvance(row.label) + 2 * padding
                             + metrics.horizontalAdvance(row.value));
    }
    const auto lines = static_cast<double>(m_content->rows.size() + 1);
    m_bubble.setSize({width + 2 * padding, lines * metrics.lineSpacing() + 2 * padding});
    const bool fitsRight = m_content->x + distance + m_bubble.width() <= m_plot.right();
    const double left
        = fitsRight ? m_content->x + distance : m_content->x - distance - m_bubble.width();
    m_bubble.moveTopLeft({std::max(left, 0.0), m_plot.top() + 4});
    m_bounds |= m_bubble.adjusted(-1, -1, 1, 1);
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
    for (const Row& row : m_content->rows) {
        line.translate(0, metrics.lineSpacing());
        const QRectF box(line.left(), line.center().y() - swatch / 2, swatch, swatch);
        painter.setPen(Qt::NoPen);
        painter.setBrush(row.color);
        painter.drawRoundedRect(box, 2, 2);
        painter.setPen(m_colors.muted);
        painter.drawText(
            line.adjusted(swatch + padding, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, row.label);
        painter.setPen(m_colors.text);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, row.value);
    }
}

} // namespace vedette::ui

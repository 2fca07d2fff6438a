// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/charts/MarkItem.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace vedette::ui {

namespace {

constexpr double signSize = 4.5; // from its centre to its edge
constexpr QSizeF flagSize(9, 7);
constexpr double signReach = 6; // pixels beside a sign at which it is meant
constexpr float bandOpacity = 0.09F;
constexpr float stemOpacity = 0.5F;

} // namespace

MarkItem::MarkItem(QGraphicsItem* parent)
    : QGraphicsItem(parent)
{
    setAcceptedMouseButtons(Qt::NoButton);
}

void MarkItem::setLook(const Colors& colors)
{
    m_colors = colors;
    update();
}

void MarkItem::setMarks(std::vector<ChartMark> marks)
{
    m_marks = std::move(marks);
    update();
}

void MarkItem::show(const SeriesItem::Frame& frame)
{
    if (frame.plot != m_frame.plot) {
        prepareGeometryChange();
    }
    if (frame != m_frame) {
        m_frame = frame;
        update();
    }
}

std::vector<ChartMark> MarkItem::marksAt(double x) const
{
    std::vector<ChartMark> found;
    std::ranges::copy_if(m_marks, std::back_inserter(found), [&](const ChartMark& mark) {
        const bool lastsThere = mark.kind == MarkKind::Note && m_frame.xOf(mark.at) <= x
            && x <= m_frame.xOf(mark.until);
        return lastsThere || hasSignAt(mark, x);
    });
    return found;
}

std::optional<NoteId> MarkItem::noteAt(double x) const
{
    const auto found = std::ranges::find_if(m_marks, [&](const ChartMark& mark) {
        return mark.kind == MarkKind::Note && hasSignAt(mark, x);
    });
    return found == m_marks.end() ? std::nullopt : std::optional(found->note);
}

bool MarkItem::hasSignAt(const ChartMark& mark, double x) const
{
    return std::abs(m_frame.xOf(mark.at) - x) <= signReach;
}

QColor MarkItem::colorOf(const ChartMark& mark) const
{
    switch (mark.kind) {
    case MarkKind::Reboot:
        return m_colors.accent;
    case MarkKind::Hardware:
        return m_colors.muted;
    case MarkKind::Alert:
        return severityColor(m_colors, mark.severity);
    case MarkKind::Note:
        return m_colors.text;
    }
    return m_colors.muted;
}

QRectF MarkItem::boundingRect() const
{
    return m_frame.plot.adjusted(-signSize, -1, flagSize.width() + 1, signSize);
}

void MarkItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    painter->setRenderHint(QPainter::Antialiasing);
    for (const ChartMark& mark : m_marks) {
        paintBand(*painter, mark);
    }
    for (const ChartMark& mark : m_marks) {
        if (m_frame.range.contains(mark.at)) {
            paintSign(*painter, mark);
        }
    }
}

void MarkItem::paintBand(QPainter& painter, const ChartMark& mark) const
{
    const Timestamp from = std::max(mark.at, m_frame.range.from);
    const Timestamp until = std::min(mark.until, m_frame.range.to);
    if (until <= from) {
        return;
    }
    QColor fill = colorOf(mark);
    fill.setAlphaF(bandOpacity);
    const double left = m_frame.xOf(from);
    painter.fillRect(
        QRectF(left, m_frame.plot.top(), m_frame.xOf(until) - left, m_frame.plot.height()), fill);
}

/// By its shape as well: a triangle, a square, a diamond, a flag.
void MarkItem::paintSign(QPainter& painter, const ChartMark& mark) const
{
    const QPointF foot(m_frame.xOf(mark.at), m_frame.plot.bottom());
    QColor stem = colorOf(mark);
    stem.setAlphaF(stemOpacity);
    painter.setPen(QPen(stem, 1, Qt::DotLine));
    painter.drawLine(QPointF(foot.x(), m_frame.plot.top()), foot);

    painter.setPen(QPen(m_colors.surface, 1));
    painter.setBrush(colorOf(mark));
    switch (mark.kind) {
    case MarkKind::Reboot:
        painter.drawPolygon(QPolygonF({foot + QPointF(-signSize, signSize),
                                       foot + QPointF(0, -signSize),
                                       foot + QPointF(signSize, signSize)}));
        break;
    case MarkKind::Hardware:
        painter.drawRect(QRectF(
            foot.x() - signSize + 1, foot.y() - signSize + 1, 2 * signSize - 2, 2 * signSize - 2));
        break;
    case MarkKind::Alert:
        painter.drawPolygon(QPolygonF({foot + QPointF(-signSize, 0),
                                       foot + QPointF(0, -signSize),
                                       foot + QPointF(signSize, 0),
                                       foot + QPointF(0, signSize)}));
        break;
    case MarkKind::Note:
        paintFlag(painter, foot);
        break;
    }
}

/// At the top of its line, where no other sign stands.
void MarkItem::paintFlag(QPainter& painter, const QPointF& foot) const
{
    const QPointF top(foot.x(), m_frame.plot.top());
    painter.drawPolygon(QPolygonF({top,
                                   top + QPointF(flagSize.width(), flagSize.height() / 2),
                                   top + QPointF(0, flagSize.height())}));
}

} // namespace vedette::ui

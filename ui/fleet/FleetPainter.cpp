// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/fleet/FleetPainter.h"

#include "core/base/PlainText.h"
#include "ui/charts/Sparkline.h"
#include "ui/theme/StateDot.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <array>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr qreal tileRadius = 4;
constexpr qreal cardRadius = 8;
constexpr int cardMargin = 13;
constexpr int namedTileWidth = 90; ///< wide enough for a name

struct CardValue
{
    QString label;
    ColorBy by;
};

std::array<CardValue, 3> cardValues()
{
    return {CardValue{QCoreApplication::translate("FleetPage", "cpu"), ColorBy::Cpu},
            CardValue{QCoreApplication::translate("FleetPage", "mem"), ColorBy::Memory},
            CardValue{QCoreApplication::translate("FleetPage", "disk"), ColorBy::Disk}};
}

QFont resized(QFont font, qreal factor)
{
    font.setPointSizeF(font.pointSizeF() * factor);
    return font;
}

} // namespace

FleetPainter::FleetPainter(QPainter& painter, const Colors& colors, const QFont& font, ColorBy by)
    : m_painter(painter)
    , m_colors(colors)
    , m_plain(font)
    , m_small(resized(font, 0.88))
    , m_strong(font)
    , m_by(by)
{
    m_strong.setWeight(QFont::DemiBold);
    m_painter.setRenderHint(QPainter::Antialiasing);
}

void FleetPainter::paintTile(const QRect& rect, const FleetCell& cell)
{
    const FleetMark mark = markOf(cell.row, m_by);
    const QRectF tile = QRectF(rect).adjusted(1, 1, -1, -1);
    paintTileFill(tile, cell, mark);
    const bool isFilled = mark == FleetMark::None || mark == FleetMark::Down;
    const QColor ink = isFilled ? inkOn(fillColor(m_colors, cell.row, m_by)) : m_colors.muted;
    if (rect.width() >= namedTileWidth) {
        paintTileText(rect, cell, ink);
    } else {
        paintMark(rect, mark, ink);
    }
    if (cell.severity) {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(severityColor(m_colors, *cell.severity), 2));
        m_painter.drawRoundedRect(tile, tileRadius, tileRadius);
    }
    if (cell.isCurrent || cell.isHovered) {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(cell.isCurrent ? m_colors.text : m_colors.muted, 1.5));
        m_painter.drawRoundedRect(tile.adjusted(-1, -1, 1, 1), tileRadius + 1, tileRadius + 1);
    }
}

void FleetPainter::paintTileFill(const QRectF& rect, const FleetCell& cell, FleetMark mark)
{
    m_painter.setPen(Qt::NoPen);
    switch (mark) {
    case FleetMark::None:
    case FleetMark::Down:
        m_painter.setBrush(fillColor(m_colors, cell.row, m_by));
        break;
    case FleetMark::NeedsUser:
        m_painter.setPen(QPen(m_colors.warning, 1.5));
        m_painter.setBrush(mixed(m_colors.surface, m_colors.warning, 0.2));
        break;
    case FleetMark::NoData:
        m_painter.setPen(m_colors.border);
        m_painter.setBrush(QBrush(m_colors.inactive, Qt::BDiagPattern));
        break;
    case FleetMark::Paused:
        m_painter.setPen(QPen(m_colors.inactive, 1));
        m_painter.setBrush(Qt::NoBrush);
        break;
    }
    m_painter.drawRoundedRect(rect, tileRadius, tileRadius);
}

void FleetPainter::paintTileText(const QRect& rect, const FleetCell& cell, const QColor& ink)
{
    const QRect inner = rect.adjusted(8, 5, -8, -5);
    m_painter.setFont(m_small);
    drawText(QRect(inner.topLeft(), QSize(inner.width(), inner.height() / 2)),
             plainText(cell.row.server.name),
             ink);
    const auto value = scaleValue(cell.row, m_by);
    m_painter.setFont(m_strong);
    drawText(QRect(inner.left(), inner.center().y(), inner.width(), inner.height() / 2),
             value && isUp(cell.row.status.state) ? value->text : cell.subtitle,
             ink);
}

void FleetPainter::paintMark(const QRect& rect, FleetMark mark, const QColor& ink)
{
    const QRectF box(rect.center().x() - 3.0, rect.center().y() - 3.0, 7, 7);
    m_painter.setPen(QPen(ink, 1.8, Qt::SolidLine, Qt::RoundCap));
    switch (mark) {
    case FleetMark::Down:
        m_painter.drawLine(box.topLeft(), box.bottomRight());
        m_painter.drawLine(box.topRight(), box.bottomLeft());
        break;
    case FleetMark::NeedsUser:
        m_painter.setFont(m_strong);
        m_painter.drawText(rect, Qt::AlignCenter, u"!"_s);
        break;
    case FleetMark::None:
    case FleetMark::NoData:
    case FleetMark::Paused:
        break;
    }
}

void FleetPainter::paintCard(const QRect& rect, const FleetCell& cell)
{
    paintCardFrame(rect, cell);
    paintCardHead(rect, cell);
    const QRect inner = rect.adjusted(cardMargin, 0, -cardMargin, 0);
    if (cell.row.values.isEmpty()) {
        m_painter.setFont(m_small);
        const bool isBad = isDown(cell.row.status.state);
        m_painter.setPen(isBad ? m_colors.critical : m_colors.muted);
        m_painter.drawText(QRect(inner.left(), rect.top() + 38, inner.width(), rect.height() - 46),
                           int(Qt::AlignLeft) | Qt::AlignTop | Qt::TextWordWrap,
                           cell.subtitle);
        return;
    }
    paintCardValues(QRect(inner.left(), rect.top() + 34, inner.width(), 34), cell.row);
    paintCourse(QRect(inner.left(), rect.bottom() - 29, inner.width(), 22), cell.row);
}

void FleetPainter::paintCardFrame(const QRect& rect, const FleetCell& cell)
{
    const QRectF frame = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath outline;
    outline.addRoundedRect(frame, cardRadius, cardRadius);
    m_painter.fillPath(outline, cell.isHovered ? m_colors.raised : m_colors.surface);
    const QColor edge = cell.severity ? severityColor(m_colors, *cell.severity)
                                      : stateColor(m_colors, cell.row.status.state);
    m_painter.save();
    m_painter.setClipPath(outline);
    m_painter.fillRect(QRectF(frame.left(), frame.top(), 3, frame.height()), edge);
    m_painter.restore();
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(
        QPen(cell.isCurrent ? m_colors.accent : m_colors.border, cell.isCurrent ? 1.5 : 1));
    m_painter.drawPath(outline);
}

void FleetPainter::paintCardHead(const QRect& rect, const FleetCell& cell)
{
    const QRectF dot(rect.left() + cardMargin, rect.top() + 14, 9, 9);
    paintStateDot(m_painter, dot, m_colors, cell.row.status.state);
    m_painter.setFont(m_strong);
    const int left = rect.left() + cardMargin + 16;
    drawText(QRect(left, rect.top() + 9, rect.right() - cardMargin - left, 19),
             plainText(cell.row.server.name),
             m_colors.text);
}

void FleetPainter::paintCardValues(const QRect& rect, const ServerRow& row)
{
    const int width = rect.width() / 3;
    QRect column(rect.left(), rect.top(), width - 4, rect.height() / 2);
    for (const auto& [label, by] : cardValues()) {
        const auto value = scaleValue(row, by);
        m_painter.setFont(m_small);
        drawText(column, label, m_colors.muted);
        m_painter.setFont(m_strong);
        const bool isHigh = value && value->share >= 0.9;
        drawText(column.translated(0, rect.height() / 2),
                 value ? value->text : u"—"_s,
                 isHigh ? m_colors.high : m_colors.text);
        column.translate(width, 0);
    }
}

void FleetPainter::paintCourse(const QRect& rect, const ServerRow& row)
{
    const Course course = cpuCourse(row);
    const int room = static_cast<int>(course.size()); // the whole width, however few there are
    paintSparkline(m_painter, QRectF(rect), {course, m_colors.series[0], 100, room});
}

void FleetPainter::drawText(const QRect& rect, const QString& text, const QColor& color)
{
    m_painter.setPen(color);
    const QString shown = m_painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width());
    m_painter.drawText(rect, int(Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine, shown);
}

QColor FleetPainter::inkOn(const QColor& fill) const
{
    return fill.lightnessF() > 0.55F ? lightColors().text : QColor(Qt::white);
}

} // namespace vedette::ui

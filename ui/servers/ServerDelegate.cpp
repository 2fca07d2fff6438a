// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ServerDelegate.h"

#include "ui/charts/Sparkline.h"
#include "ui/servers/ServerTreeModel.h"
#include "ui/theme/Colors.h"
#include "ui/theme/StateDot.h"

#include <QPainter>
#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int accentBar = 3;
constexpr int margin = 14;
constexpr int dotSize = 10;
constexpr int rowGap = 10;
constexpr int sparklineWidth = 64;
constexpr int widthForSparkline = 250;
constexpr int oneLine = static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine;

QFont scaled(QFont font, qreal factor)
{
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(font.pointSizeF() * factor);
    } else {
        font.setPixelSize(qRound(font.pixelSize() * factor));
    }
    return font;
}

QFont smallFont(const QFont& font)
{
    return scaled(font, 0.87);
}

QFont bold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

/// What the paint functions below share.
struct Canvas
{
    QPainter& painter;
    const QStyleOptionViewItem& option;
    const QModelIndex& index;
    const Colors& colors;
};

void drawText(const Canvas& on, const QRect& rect, const QString& text, Qt::Alignment side)
{
    const QFontMetrics metrics(on.painter.font());
    on.painter.drawText(rect,
                        static_cast<int>(side) | oneLine,
                        metrics.elidedText(text, Qt::ElideRight, rect.width()));
}

void paintBackground(const Canvas& on)
{
    const bool isSelected = on.option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = on.option.state.testFlag(QStyle::State_MouseOver);
    const QColor hovered = mixed(on.colors.surface, on.colors.selection, 0.45);
    on.painter.fillRect(on.option.rect,
                        isSelected      ? on.colors.selection
                            : isHovered ? hovered
                                        : on.colors.surface);
    if (isSelected) {
        QRect bar = on.option.rect;
        bar.setWidth(accentBar);
        on.painter.fillRect(bar, on.colors.accent);
    }
}

void paintFocus(const Canvas& on)
{
    const bool isSelected = on.option.state.testFlag(QStyle::State_Selected); // has its own sign
    if (isSelected || !on.option.state.testFlag(QStyle::State_HasFocus)) {
        return;
    }
    on.painter.setPen(QPen(on.colors.accent, 1));
    on.painter.setBrush(Qt::NoBrush);
    on.painter.drawRect(QRectF(on.option.rect).adjusted(0.5, 0.5, -0.5, -0.5));
}

void paintChevron(const Canvas& on, const QRect& rect, bool isExpanded)
{
    const QPointF center = QRectF(rect).center();
    const qreal reach = 3.5;
    const QList<QPointF> points = isExpanded
        ? QList<QPointF>{{-reach, -reach / 2}, {0, reach / 2}, {reach, -reach / 2}}
        : QList<QPointF>{{-reach / 2, -reach}, {reach / 2, 0}, {-reach / 2, reach}};
    QPolygonF line(points);
    line.translate(center);
    on.painter.setPen(QPen(on.colors.muted, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    on.painter.drawPolyline(line);
}

void paintHeading(const Canvas& on)
{
    QFont font = bold(smallFont(on.option.font));
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.5);
    on.painter.setFont(font);
    on.painter.setPen(on.colors.muted);
    QRect rect = on.option.rect.adjusted(margin, 4, -margin, 0);
    QRect chevron = rect;
    chevron.setLeft(rect.right() - dotSize);
    rect.setRight(chevron.left() - rowGap);
    drawText(on, rect, on.index.data().toString(), Qt::AlignLeft);
    const auto* view = qobject_cast<const QTreeView*>(on.option.widget);
    paintChevron(on, chevron, view == nullptr || view->isExpanded(on.index));
}

/// An online server with a firing alert has the alert's colour, and the shape of a warning.
void paintDot(const Canvas& on, const QRectF& rect)
{
    const auto state = static_cast<ServerState>(on.index.data(ServerModel::StateRole).toInt());
    const QVariant severity = on.index.data(ServerModel::SeverityRole);
    if (!severity.isValid() || !isUp(state)) {
        paintStateDot(on.painter, rect, on.colors, state);
        return;
    }
    Colors colors = on.colors;
    colors.warning = severityColor(on.colors, static_cast<Severity>(severity.toInt()));
    paintStateDot(on.painter, rect, colors, ServerState::Degraded);
}

/// "cpu 24 %": the word muted, the number strong, both against the right edge.
void paintFigure(const Canvas& on, QRect rect, const QString& word, const QString& figure)
{
    const QFont small = smallFont(on.option.font);
    on.painter.setFont(bold(small));
    on.painter.setPen(on.colors.text);
    drawText(on, rect, figure, Qt::AlignRight);
    rect.setRight(rect.right() - QFontMetrics(bold(small)).horizontalAdvance(figure)
                  - QFontMetrics(small).horizontalAdvance(u' '));
    on.painter.setFont(small);
    on.painter.setPen(on.colors.muted);
    drawText(on, rect, word, Qt::AlignRight);
}

/// The right side; returns where the text to its left must end.
int paintFigures(const Canvas& on, const QRect& row)
{
    const QString cpu = on.index.data(ServerTreeModel::CpuTextRole).toString();
    const QString memory = on.index.data(ServerTreeModel::MemoryTextRole).toString();
    if (cpu.isEmpty() && memory.isEmpty()) {
        return row.right();
    }
    const QFontMetrics metrics(bold(smallFont(on.option.font)));
    QRect area = row;
    area.setLeft(row.right() - metrics.horizontalAdvance(u"mem 100 %"_s));
    QRect upper = area;
    upper.setBottom(area.center().y());
    QRect lower = area;
    lower.setTop(area.center().y());
    if (!cpu.isEmpty()) {
        paintFigure(on, upper, ServerDelegate::tr("cpu", "short, before a percentage"), cpu);
    }
    if (!memory.isEmpty()) {
        paintFigure(on, lower, ServerDelegate::tr("mem", "short, before a percentage"), memory);
    }
    return area.left() - rowGap;
}

int paintCourse(const Canvas& on, const QRect& row, int right)
{
    const auto values = on.index.data(ServerModel::SparklineRole).value<Course>();
    if (on.option.rect.width() < widthForSparkline || values.size() < 2) {
        return right;
    }
    QRectF area(row);
    area.setLeft(right - sparklineWidth - rowGap);
    area.setWidth(sparklineWidth);
    area.adjust(0, row.height() * 0.12, 0, -row.height() * 0.12);
    paintSparkline(on.painter, area, {values, on.colors.series[0]});
    return static_cast<int>(area.left()) - rowGap;
}

void paintServer(const Canvas& on)
{
    const QRect row = on.option.rect.adjusted(margin, 4, -margin, -4);
    QRectF dot(row.left(), 0, dotSize, dotSize);
    dot.moveTop(QRectF(row).center().y() - dotSize / 2.0);
    paintDot(on, dot);

    QRect text = row;
    text.setLeft(row.left() + dotSize + rowGap);
    text.setRight(paintCourse(on, row, paintFigures(on, row)));
    QRect upper = text;
    upper.setBottom(text.center().y());
    QRect lower = text;
    lower.setTop(text.center().y());
    on.painter.setFont(bold(on.option.font));
    on.painter.setPen(on.colors.text);
    drawText(on, upper, on.index.data().toString(), Qt::AlignLeft);

    const auto state = static_cast<ServerState>(on.index.data(ServerModel::StateRole).toInt());
    on.painter.setFont(smallFont(on.option.font));
    on.painter.setPen(isDown(state)                         ? on.colors.critical
                          : state == ServerState::NeedsUser ? on.colors.warning
                                                            : on.colors.muted);
    drawText(on, lower, on.index.data(ServerModel::SubtitleRole).toString(), Qt::AlignLeft);
}

} // namespace

void ServerDelegate::paint(QPainter* painter,
                           const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    painter->save();
    painter->setClipRect(option.rect);
    painter->setRenderHint(QPainter::Antialiasing);
    const Canvas on{*painter, option, index, colorsOf(option.palette)};
    paintBackground(on);
    if (index.data(ServerTreeModel::IsGroupRole).toBool()) {
        paintHeading(on);
    } else {
        paintServer(on);
    }
    paintFocus(on);
    painter->restore();
}

QSize ServerDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int line = QFontMetrics(option.font).height();
    const bool isGroup = index.data(ServerTreeModel::IsGroupRole).toBool();
    return {widthForSparkline, isGroup ? line + 16 : 2 * line + 13};
}

} // namespace vedette::ui

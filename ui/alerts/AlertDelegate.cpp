// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/alerts/AlertDelegate.h"

#include "ui/alerts/AlertModel.h"
#include "ui/theme/Colors.h"

#include <QPainter>

namespace vedette::ui {

namespace {

constexpr int margin = 14;
constexpr int oneLine = static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine;

QFont pillFont(QFont font)
{
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(font.pointSizeF() * 0.87);
    }
    font.setWeight(QFont::DemiBold);
    return font;
}

void paintBackground(QPainter& painter, const QStyleOptionViewItem& option, const Colors& colors)
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    const QColor hovered = mixed(colors.surface, colors.selection, 0.35);
    painter.fillRect(option.rect,
                     isSelected      ? colors.selection
                         : isHovered ? hovered
                                     : colors.surface);
    painter.setPen(colors.grid);
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

void paintPill(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const Colors& colors = colorsOf(option.palette);
    const auto severity = static_cast<Severity>(index.data(AlertModel::SeverityRole).toInt());
    const bool isFiring = index.data(AlertModel::IsFiringRole).toBool();
    const QColor color = isFiring ? severityColor(colors, severity) : colors.muted;
    const QString word = index.data().toString();
    const QFont font = pillFont(option.font);
    const QFontMetrics metrics(font);
    QRectF pill(0, 0, metrics.horizontalAdvance(word) + 15, metrics.height() + 4);
    pill.moveLeft(option.rect.left() + margin);
    pill.moveTop(QRectF(option.rect).center().y() - pill.height() / 2);

    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(colors.surface, color, 0.2));
    painter.drawRoundedRect(pill, 5, 5);
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(pill, Qt::AlignCenter | Qt::TextSingleLine, word);
}

QColor textColor(const QModelIndex& index, const Colors& colors)
{
    const auto column = static_cast<AlertModel::Column>(index.column());
    const bool isTime
        = column == AlertModel::Column::Since || column == AlertModel::Column::Duration;
    const bool isFiring = index.data(AlertModel::IsFiringRole).toBool();
    return isFiring && !isTime ? colors.text : colors.muted;
}

} // namespace

void AlertDelegate::paint(QPainter* painter,
                          const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const Colors& colors = colorsOf(option.palette);
    painter->save();
    painter->setClipRect(option.rect);
    paintBackground(*painter, option, colors);
    if (index.column() == static_cast<int>(AlertModel::Column::Severity)) {
        paintPill(*painter, option, index);
    } else {
        const QRect room = option.rect.adjusted(margin, 0, -margin / 2, 0);
        painter->setFont(option.font);
        painter->setPen(textColor(index, colors));
        painter->drawText(
            room,
            oneLine,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    }
    painter->restore();
}

QSize AlertDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int width = option.fontMetrics.horizontalAdvance(index.data().toString());
    return {width + 2 * margin, option.fontMetrics.height() + 14};
}

} // namespace vedette::ui

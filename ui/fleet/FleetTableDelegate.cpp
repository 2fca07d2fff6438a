// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/fleet/FleetTableDelegate.h"

#include "ui/servers/ServerModel.h"
#include "ui/theme/Colors.h"
#include "ui/theme/StateDot.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace vedette::ui {

namespace {

using Column = ServerModel::Column;

bool isPercentage(Column column)
{
    return column == Column::Cpu || column == Column::Memory || column == Column::Disk;
}

void paintBar(QPainter& painter, const QRect& cell, const Colors& colors, double share)
{
    const QRectF track(cell.left() + 8, cell.bottom() - 7, cell.width() - 20, 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.raised);
    painter.drawRoundedRect(track, 2, 2);
    QRectF filled = track;
    filled.setWidth(std::max(2.0, track.width() * std::clamp(share, 0.0, 1.0)));
    painter.setBrush(share >= 0.7 ? heatColor(colors, share) : colors.ok);
    painter.drawRoundedRect(filled, 2, 2);
}

void paintState(QPainter& painter, const QRect& cell, const Colors& colors, ServerState state)
{
    const QRectF dot(cell.left() + 8, cell.center().y() - 4, 9, 9);
    paintStateDot(painter, dot, colors, state);
}

} // namespace

void FleetTableDelegate::paint(QPainter* painter,
                               const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    const auto column = static_cast<Column>(index.column());
    const Colors& colors = colorsOf(option.palette);
    const QVariant share = index.data(ServerModel::SortRole);
    const bool hasBar = isPercentage(column) && share.isValid();
    QStyleOptionViewItem shown = option;
    initStyleOption(&shown, index);
    const QString text = shown.text;
    shown.text.clear();
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &shown, painter, option.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRect room = option.rect.adjusted(8, 0, -12, hasBar ? -6 : 0);
    if (column == Column::State) {
        const auto state = index.data(ServerModel::StateRole).toInt();
        paintState(*painter, option.rect, colors, static_cast<ServerState>(state));
        room.setLeft(room.left() + 17);
    } else if (hasBar) {
        paintBar(*painter, option.rect, colors, share.toDouble() / 100.0);
    }
    painter->setFont(shown.font);
    painter->setPen(column == Column::Name || hasBar ? colors.text : colors.muted);
    painter->drawText(room,
                      int(Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    painter->restore();
}

} // namespace vedette::ui

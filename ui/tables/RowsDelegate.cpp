// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/tables/RowsDelegate.h"

#include "ui/tables/RowsModel.h"
#include "ui/theme/StateDot.h"

#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace vedette::ui {

namespace {

constexpr int cellMargin = 8;
constexpr int signRoom = 17;
constexpr int barRoom = 6;
constexpr double staleOpacity = 0.5;

/// The state of a server whose sign has the shape that goes with a tone.
ServerState signOf(RowTone tone)
{
    switch (tone) {
    case RowTone::Ok:
        return ServerState::Online;
    case RowTone::Warning:
        return ServerState::Degraded;
    case RowTone::Critical:
        return ServerState::Unreachable;
    case RowTone::Inactive:
        return ServerState::Paused;
    case RowTone::Normal:
    case RowTone::Muted:
        break;
    }
    return ServerState::Unknown;
}

void paintShare(QPainter& painter, const QRect& cell, double share, const QColor& filling)
{
    QRectF track(cell.left() + cellMargin, cell.bottom() - 6, cell.width() - 2 * cellMargin, 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colorsOf(QApplication::palette()).raised);
    painter.drawRoundedRect(track, 2, 2);
    track.setWidth(std::max(2.0, track.width() * share));
    painter.setBrush(filling);
    painter.drawRoundedRect(track, 2, 2);
}

QColor fillingOf(const Colors& colors, RowTone tone)
{
    return tone == RowTone::Normal ? colors.ok : toneColor(colors, tone);
}

} // namespace

void RowsDelegate::paint(QPainter* painter,
                         const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const QVariant share = index.data(RowsModel::ShareRole);
    const bool hasSign = index.data(RowsModel::SignRole).toBool();
    if (!share.isValid() && !hasSign) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const Colors& colors = colorsOf(option.palette);
    const auto tone = static_cast<RowTone>(index.data(RowsModel::ToneRole).toInt());
    QStyleOptionViewItem shown = option;
    initStyleOption(&shown, index);
    const QString text = shown.text;
    shown.text.clear();
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &shown, painter, option.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setOpacity(index.data(RowsModel::StaleRole).toBool() ? staleOpacity : 1.0);
    QRect room = option.rect.adjusted(cellMargin, 0, -cellMargin, 0);
    if (share.isValid()) {
        paintShare(*painter, option.rect, share.toDouble(), fillingOf(colors, tone));
        room.adjust(0, 0, 0, -barRoom);
    }
    if (hasSign) {
        paintStateDot(
            *painter, QRectF(room.left(), room.center().y() - 4, 9, 9), colors, signOf(tone));
        room.setLeft(room.left() + signRoom);
    }
    painter->setFont(shown.font);
    painter->setPen(toneColor(colors, tone));
    painter->drawText(room,
                      int(Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    painter->restore();
}

QSize RowsDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return index.data(RowsModel::SignRole).toBool() ? size + QSize(signRoom, 0) : size;
}

bool RowsDelegate::helpEvent(QHelpEvent* event,
                             QAbstractItemView* view,
                             const QStyleOptionViewItem& option,
                             const QModelIndex& index)
{
    const bool isAllSeen = sizeHint(option, index).width() <= option.rect.width()
        && !index.data(RowsModel::ToolTipToldRole).toBool();
    if (event->type() == QEvent::ToolTip && isAllSeen) {
        QToolTip::hideText();
        return false;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/commands/PaletteDelegate.h"

#include "ui/commands/PaletteModel.h"
#include "ui/theme/Colors.h"
#include "ui/theme/StateDot.h"

#include <QPainter>

#include <algorithm>

namespace vedette::ui {

namespace {

constexpr int paletteRowHeight = 34;
constexpr int textLeft = 34;

/// An action has no state: an arrow head says that it does something.
void paintArrow(QPainter& painter, const QRectF& box, const QColor& color)
{
    painter.setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({QPointF(box.left() + 2, box.top()),
                                    QPointF(box.right() - 2, box.center().y()),
                                    QPointF(box.left() + 2, box.bottom())}));
}

} // namespace

void PaletteDelegate::paint(QPainter* painter,
                            const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const Colors& colors = colorsOf(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.selection);
        painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 6, 6);
    }
    const QRectF sign(option.rect.left() + 14, option.rect.center().y() - 4, 9, 9);
    const QVariant state = index.data(PaletteModel::StateRole);
    if (state.isValid()) {
        paintStateDot(*painter, sign, colors, static_cast<ServerState>(state.toInt()));
    } else {
        paintArrow(*painter, sign, colors.muted);
    }
    QRect room = option.rect.adjusted(textLeft, 0, -14, 0);
    painter->setFont(option.font);
    const QFontMetrics metrics = painter->fontMetrics();
    const QString detail = metrics.elidedText(
        index.data(PaletteModel::DetailRole).toString(), Qt::ElideMiddle, room.width() / 2);
    painter->setPen(colors.muted);
    painter->drawText(room, int(Qt::AlignRight) | Qt::AlignVCenter | Qt::TextSingleLine, detail);
    room.setRight(room.right() - metrics.horizontalAdvance(detail) - 12);
    painter->setPen(colors.text);
    painter->drawText(
        room,
        int(Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
        metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, room.width()));
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option,
                                const QModelIndex& /*index*/) const
{
    return {option.rect.width(), std::max(paletteRowHeight, option.fontMetrics.height() + 14)};
}

} // namespace vedette::ui

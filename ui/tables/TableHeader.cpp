// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/tables/TableHeader.h"

#include "ui/theme/Colors.h"

#include <QPainter>
#include <QStyleOptionHeader>

namespace vedette::ui {

namespace {

constexpr int titlePadding = 8; ///< as of the style sheet
constexpr int arrowWidth = 7;
constexpr int arrowHeight = 4;
constexpr int arrowGap = 5;

} // namespace

TableHeader::TableHeader(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true); // as QTableView's own
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

int TableHeader::titleWidth(int section) const
{
    const QString title = model()->headerData(section, Qt::Horizontal).toString();
    return fontMetrics().horizontalAdvance(title);
}

int TableHeader::leastWidth(int section) const
{
    return titlePadding + titleWidth(section) + arrowGap + arrowWidth + titlePadding;
}

/// Without the style's arrow, which stands at the right end whatever the title does.
void TableHeader::initStyleOptionForIndex(QStyleOptionHeader* option, int section) const
{
    QHeaderView::initStyleOptionForIndex(option, section);
    option->sortIndicator = QStyleOptionHeader::None;
}

QRectF TableHeader::arrowRect(const QRect& rect, int section) const
{
    const QVariant own = model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole);
    const Qt::Alignment alignment
        = own.isValid() ? Qt::Alignment::fromInt(own.toUInt()) : defaultAlignment();
    const int behindTitle = titlePadding + titleWidth(section) + arrowGap;
    const bool isOnRight = alignment.testFlag(Qt::AlignRight);
    const qreal left
        = isOnRight ? rect.right() + 1 - behindTitle - arrowWidth : rect.left() + behindTitle;
    const qreal top = rect.center().y() - arrowHeight / 2.0;
    return {left, top, arrowWidth, arrowHeight};
}

void TableHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    painter->save();
    QHeaderView::paintSection(painter, rect, section);
    painter->restore();
    if (!isSortIndicatorShown() || sortIndicatorSection() != section) {
        return;
    }
    const QRectF arrow = arrowRect(rect, section);
    const bool isUp = sortIndicatorOrder() == Qt::DescendingOrder; // as Fusion draws it
    const qreal base = isUp ? arrow.bottom() : arrow.top();
    const qreal tip = isUp ? arrow.top() : arrow.bottom();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colorsOf(palette()).text);
    painter->drawPolygon(
        QPolygonF{{arrow.left(), base}, {arrow.right(), base}, {arrow.center().x(), tip}});
    painter->restore();
}

} // namespace vedette::ui

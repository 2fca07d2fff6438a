// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/SearchButton.h"

#include "ui/theme/Colors.h"
#include "ui/theme/TintedIcon.h"

#include <QIcon>
#include <QPainter>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int widest = 270;
constexpr int narrowest = 112;
constexpr int glassSize = 15;
constexpr qreal radius = 6;

} // namespace

SearchButton::SearchButton(QString hint, QString keys, QWidget* parent)
    : QPushButton(parent)
    , m_hint(std::move(hint))
    , m_keys(std::move(keys))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setCursor(Qt::IBeamCursor);
    setAccessibleName(m_hint);
}

QSize SearchButton::sizeHint() const
{
    return {widest, fontMetrics().height() + 12};
}

QSize SearchButton::minimumSizeHint() const
{
    return {narrowest, sizeHint().height()};
}

void SearchButton::paintEvent(QPaintEvent*)
{
    const Colors& colors = colorsOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? colors.accent : colors.border);
    painter.setBrush(underMouse() ? mixed(colors.raised, colors.text, 0.05) : colors.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    const QRect iconRect(10, (height() - glassSize) / 2, glassSize, glassSize);
    tintedIcon(u"search"_s, QPalette::PlaceholderText).paint(&painter, iconRect);
    QRect room = rect().adjusted(iconRect.right() + 8, 0, -11, 0);
    painter.setPen(colors.muted);
    painter.drawText(room, int(Qt::AlignRight) | Qt::AlignVCenter, m_keys);
    room.setRight(room.right() - fontMetrics().horizontalAdvance(m_keys) - 10);
    painter.drawText(room,
                     int(Qt::AlignLeft) | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_hint, Qt::ElideRight, room.width()));
}

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/theme/StateDot.h"

#include "core/text/StateText.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace vedette::ui {

namespace {

constexpr int widgetSize = 10;

void paintRing(QPainter& painter, const QRectF& rect, const QColor& color)
{
    const qreal width = std::max(1.5, rect.width() * 0.18);
    const qreal inset = width / 2;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, width));
    painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset));
}

void paintBars(QPainter& painter, const QRectF& rect)
{
    const qreal width = rect.width() * 0.3;
    const QSizeF bar(width, rect.height() * 0.9);
    const qreal top = rect.center().y() - bar.height() / 2;
    painter.drawRect(QRectF(QPointF(rect.left() + rect.width() * 0.1, top), bar));
    painter.drawRect(QRectF(QPointF(rect.right() - rect.width() * 0.1 - width, top), bar));
}

} // namespace

void paintStateDot(QPainter& painter, const QRectF& rect, const Colors& colors, ServerState state)
{
    const qreal side = std::min(rect.width(), rect.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(rect.center());
    const QColor color = stateColor(colors, state);
    const QPointF center = square.center();

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (state) {
    case ServerState::Online:
        painter.drawEllipse(square.adjusted(0.5, 0.5, -0.5, -0.5));
        break;
    case ServerState::Degraded:
    case ServerState::NeedsUser:
        painter.drawPolygon(QPolygonF({{center.x(), square.top()},
                                       {square.right(), square.bottom() - 0.5},
                                       {square.left(), square.bottom() - 0.5}}));
        break;
    case ServerState::Unreachable:
    case ServerState::AuthFailed:
    case ServerState::HostKeyChanged:
        painter.drawPolygon(QPolygonF({{center.x(), square.top()},
                                       {square.right(), center.y()},
                                       {center.x(), square.bottom()},
                                       {square.left(), center.y()}}));
        break;
    case ServerState::Paused:
        paintBars(painter, square);
        break;
    case ServerState::Unknown:
    case ServerState::Connecting:
        paintRing(painter, square, color);
        break;
    }
    painter.restore();
}

StateDot::StateDot(QWidget* parent)
    : QWidget(parent)
{
    setFixedSize(widgetSize, widgetSize);
    setState(m_state);
}

void StateDot::setState(ServerState state)
{
    m_state = state;
    setAccessibleName(text::stateLabel(state));
    update();
}

void StateDot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintStateDot(painter, rect(), colorsOf(palette()), m_state);
}

} // namespace vedette::ui

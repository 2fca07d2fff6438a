// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/StatePill.h"

#include "ui/theme/Colors.h"
#include "ui/theme/StateDot.h"

#include <QPainter>

namespace vedette::ui {

namespace {

constexpr int pillPadding = 9;
constexpr int dot = 8;
constexpr int pillGap = 6;

} // namespace

StatePill::StatePill(QWidget* parent)
    : QWidget(parent)
{
    QFont small = font();
    if (small.pointSizeF() > 0) {
        small.setPointSizeF(small.pointSizeF() * 0.88);
    }
    small.setWeight(QFont::DemiBold);
    setFont(small);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatePill::setState(ServerState state, const QString& text)
{
    if (state == m_state && text == m_text) {
        return;
    }
    m_state = state;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize StatePill::sizeHint() const
{
    return {2 * pillPadding + dot + pillGap + fontMetrics().horizontalAdvance(m_text),
            fontMetrics().height() + 5};
}

void StatePill::paintEvent(QPaintEvent*)
{
    const Colors& colors = colorsOf(palette());
    const QColor color = stateColor(colors, m_state);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(mixed(colors.surface, color, 0.75));
    painter.setBrush(mixed(colors.window, color, 0.1));
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);
    const QRectF sign(pillPadding, (height() - dot) / 2.0, dot, dot);
    paintStateDot(painter, sign, colors, m_state);
    painter.setPen(mixed(color, colors.text, 0.35));
    painter.drawText(rect().adjusted(pillPadding + dot + pillGap, 0, -pillPadding / 2, 0),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     m_text);
}

} // namespace vedette::ui

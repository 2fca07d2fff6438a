// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/fleet/ScaleLegend.h"

#include "core/text/Formatter.h"
#include "core/text/StateText.h"
#include "ui/fleet/FleetPainter.h"

#include <QLinearGradient>
#include <QPainter>

#include <array>

namespace vedette::ui {

namespace {

constexpr int legendHeight = 22;
constexpr QSize swatchSize{20, 14};
constexpr int scaleWidth = 120;
constexpr std::array signs{
    ServerState::Unreachable, ServerState::NeedsUser, ServerState::Connecting, ServerState::Paused};

} // namespace

ScaleLegend::ScaleLegend(QWidget* parent)
    : QWidget(parent)
{
    setFixedHeight(legendHeight);
    setAccessibleName(tr("Legend"));
}

void ScaleLegend::setColorBy(ColorBy by)
{
    m_by = by;
    update();
}

QSize ScaleLegend::sizeHint() const
{
    return {560, legendHeight};
}

void ScaleLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    painter.setFont(small);
    const int left = m_by == ColorBy::State ? paintStates(painter, 0) : paintScale(painter, 0);
    static_cast<void>(paintMarks(painter, left + 12));
}

int ScaleLegend::paintScale(QPainter& painter, int left) const
{
    const bool isPercent = m_by != ColorBy::Load;
    const Unit unit = isPercent ? Unit::Percent : Unit::None;
    left = paintWord(painter, left, text::format(0, unit));
    const QRectF bar(left, (legendHeight - 10) / 2.0, scaleWidth, 10);
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    for (int stop = 0; stop <= 20; ++stop) {
        gradient.setColorAt(stop / 20.0, heatColor(colorsOf(palette()), stop / 20.0));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawRoundedRect(bar, 3, 3);
    return paintWord(painter, left + scaleWidth + 6, text::format(isPercent ? 100 : 1, unit));
}

int ScaleLegend::paintStates(QPainter& painter, int left) const
{
    const Colors& colors = colorsOf(palette());
    for (const ServerState state : {ServerState::Online, ServerState::Degraded}) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(stateColor(colors, state));
        painter.drawRoundedRect(
            QRect(QPoint(left, (legendHeight - swatchSize.height()) / 2), swatchSize), 3, 3);
        left = paintWord(painter, left + swatchSize.width() + 6, text::stateLabel(state));
    }
    return left;
}

int ScaleLegend::paintMarks(QPainter& painter, int left) const
{
    for (const ServerState state : signs) {
        ServerRow row;
        row.status.state = state;
        FleetPainter tiles(painter, colorsOf(palette()), painter.font(), m_by);
        const QFont before = painter.font();
        tiles.paintTile(QRect(QPoint(left, (legendHeight - swatchSize.height()) / 2), swatchSize),
                        FleetCell{row, std::nullopt, {}});
        painter.setFont(before);
        const QString word
            = state == ServerState::Connecting ? tr("no data") : text::stateLabel(state);
        left = paintWord(painter, left + swatchSize.width() + 6, word);
    }
    return left;
}

int ScaleLegend::paintWord(QPainter& painter, int left, const QString& word) const
{
    const int width = painter.fontMetrics().horizontalAdvance(word);
    painter.setPen(colorsOf(palette()).muted);
    painter.drawText(QRect(left, 0, width + 2, legendHeight), Qt::AlignVCenter, word);
    return left + width + 14;
}

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/charts/Sparkline.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace vedette::ui {

void paintSparkline(QPainter& painter, const QRectF& rect, const Sparkline& sparkline)
{
    const qsizetype count = sparkline.values.size();
    if (count < 2 || sparkline.maximum <= 0 || rect.isEmpty()) {
        return;
    }
    const qsizetype room = std::max<qsizetype>(sparkline.room, count);
    const double step = rect.width() / static_cast<double>(room - 1);
    QPolygonF line;
    line.reserve(count + 2);
    for (qsizetype i = 0; i < count; ++i) {
        const double share = std::clamp(sparkline.values[i] / sparkline.maximum, 0.0, 1.0);
        line.append({rect.right() - static_cast<double>(count - 1 - i) * step,
                     rect.bottom() - share * rect.height()});
    }
    QPolygonF area = line;
    area.append({rect.right(), rect.bottom()});
    area.append({line.first().x(), rect.bottom()});

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = sparkline.color;
    fill.setAlphaF(0.18F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(area);
    painter.setPen(QPen(sparkline.color, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    painter.restore();
}

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/charts/Sparkline.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace vedette::ui {

namespace {

/// Where the values of one sparkline stand.
struct CourseScale
{
    QRectF rect;
    double step = 0;
    double maximum = 100;
    qsizetype count = 0;

    [[nodiscard]] double x(qsizetype place) const
    {
        return rect.right() - static_cast<double>(count - 1 - place) * step;
    }
    [[nodiscard]] QPointF point(qsizetype place, double value) const
    {
        return {x(place), rect.bottom() - std::clamp(value / maximum, 0.0, 1.0) * rect.height()};
    }
};

/// Values without a gap between them.
void paintRun(QPainter& painter, const QPolygonF& line, double bottom, const QColor& color)
{
    QPolygonF area = line;
    area.append({line.last().x(), bottom});
    area.append({line.first().x(), bottom});
    QColor fill = color;
    fill.setAlphaF(0.18F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(area);
    painter.setPen(QPen(color, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    if (line.size() == 1) {
        painter.drawPoint(line.first());
    } else {
        painter.drawPolyline(line);
    }
}

void paintGap(QPainter& painter, const QRectF& gap, const QColor& color)
{
    QColor hatch = color;
    hatch.setAlphaF(0.35F);
    painter.fillRect(gap, QBrush(hatch, Qt::BDiagPattern));
}

} // namespace

void paintSparkline(QPainter& painter, const QRectF& rect, const Sparkline& sparkline)
{
    const Course& values = sparkline.values;
    const qsizetype count = values.size();
    if (count < 2 || sparkline.maximum <= 0 || rect.isEmpty()) {
        return;
    }
    const qsizetype room = std::max<qsizetype>(sparkline.room, count);
    const CourseScale scale{
        rect, rect.width() / static_cast<double>(room - 1), sparkline.maximum, count};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (qsizetype first = 0; first < count;) {
        const auto isOther = [&](const std::optional<double>& value) {
            return value.has_value() != values[first].has_value();
        };
        const qsizetype end
            = std::find_if(values.cbegin() + first, values.cend(), isOther) - values.cbegin();
        if (values[first]) {
            QPolygonF line;
            line.reserve(end - first + 2);
            for (qsizetype i = first; i < end; ++i) {
                line.append(scale.point(i, values[i].value_or(0)));
            }
            paintRun(painter, line, rect.bottom(), sparkline.color);
        } else {
            const double left = scale.x(std::max<qsizetype>(first - 1, 0));
            const double right = scale.x(std::min(end, count - 1));
            paintGap(painter, {left, rect.top(), right - left, rect.height()}, sparkline.color);
        }
        first = end;
    }
    painter.restore();
}

} // namespace vedette::ui

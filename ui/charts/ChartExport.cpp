// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/charts/ChartExport.h"

#include "core/text/Csv.h"
#include "core/text/Formatter.h"
#include "ui/charts/ChartPanel.h"
#include "ui/charts/ChartView.h"

#include <QBuffer>
#include <QDateTime>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int imageScale = 2;
constexpr auto lineEnd = "\r\n"_L1;

/// Every moment at which a curve has a point in the range, once.
std::vector<Timestamp> rowMoments(const ChartSpec& spec, const TimeRange& range)
{
    std::vector<Timestamp> moments;
    for (const Curve& curve : spec.curves) {
        const auto& points = curve.data.series().points;
        const auto first = std::ranges::lower_bound(points, range.from, {}, &SeriesPoint::time);
        const auto last = std::ranges::lower_bound(points, range.to, {}, &SeriesPoint::time);
        std::transform(first, last, std::back_inserter(moments), [](const SeriesPoint& point) {
            return point.time;
        });
    }
    std::ranges::sort(moments);
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    return moments;
}

/// Only what was observed: nothing is read off the line between two points.
std::optional<double> pointAt(const Series& series, Timestamp moment)
{
    const auto found = std::ranges::lower_bound(series.points, moment, {}, &SeriesPoint::time);
    const bool isThere = found != series.points.end() && found->time == moment;
    return isThere ? std::optional(found->value) : std::nullopt;
}

} // namespace

QByteArray chartCsv(const ChartSpec& spec, const TimeRange& range)
{
    const QString unit = text::unitName(spec.unit);
    QString csv = u"time"_s;
    for (const Curve& curve : spec.curves) {
        const QString heading = unit.isEmpty() ? curve.label : curve.label + u" ("_s + unit + u')';
        csv += u',' + text::csvCell(heading);
    }
    csv += lineEnd;
    for (const Timestamp moment : rowMoments(spec, range)) {
        csv += QDateTime::fromMSecsSinceEpoch(toMsecs(moment), Qt::UTC).toString(Qt::ISODateWithMs);
        for (const Curve& curve : spec.curves) {
            const std::optional<double> value = pointAt(curve.data.series(), moment);
            csv += u',' + (value ? QString::number(*value, 'g', 12) : QString());
        }
        csv += lineEnd;
    }
    return csv.toUtf8();
}

QByteArray chartSvg(ChartPanel& panel)
{
    constexpr int titleHeight = 28;
    ChartView& view = panel.view();
    view.refreshNow();
    const QSize size = view.size() + QSize(0, titleHeight);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(panel.title());
    QPainter painter(&generator);
    const Colors& colors = colorsOf(panel.palette());
    painter.fillRect(QRect(QPoint(), size), colors.surface);
    painter.setFont(panel.font());
    painter.setPen(colors.text);
    painter.drawText(QRect(12, 0, size.width(), titleHeight), Qt::AlignVCenter, panel.title());
    view.renderTo(painter, QRectF(QPointF(0, titleHeight), QSizeF(view.size())));
    painter.end();
    return bytes;
}

QImage chartImage(ChartPanel& panel)
{
    panel.view().refreshNow();
    QImage image(panel.size() * imageScale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(imageScale);
    image.fill(colorsOf(panel.palette()).window);
    panel.render(&image);
    return image;
}

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/charts/SeriesItem.h"

#include <QPainter>

#include <algorithm>

namespace vedette::ui {

namespace {

constexpr double lineWidth = 1.5;
constexpr double hatchStep = 8;
constexpr double narrowestHatch = 2; // a gap of a pixel is no news
constexpr float pastOpacity = 0.55F;

void hatch(QPainter& painter, const QRectF& rect)
{
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    const int first = static_cast<int>((rect.left() - rect.height()) / hatchStep) - 1;
    const int last = static_cast<int>(rect.right() / hatchStep);
    for (int i = first; i <= last; ++i) {
        const double x = i * hatchStep; // the same lines wherever the gap scrolls to
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    }
    painter.restore();
}

/// More points than a smooth stroke is worth: about M4's four in each column.
bool isDense(const std::vector<QPolygonF>& lines, double width)
{
    qsizetype points = 0;
    for (const QPolygonF& line : lines) {
        points += line.size();
    }
    return static_cast<double>(points) > 1.5 * width;
}

QPen penOf(const SeriesItem::Look& look, bool isDense)
{
    const bool isThin = isDense || look.style == CurveStyle::Stacked;
    QPen pen(look.color, isThin ? 1.0 : lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::BevelJoin);
    pen.setCosmetic(isThin); // the raster engine has a fast path for one pixel, antialiased as well
    if (look.isPast) {
        QColor pale = look.color;
        pale.setAlphaF(pastOpacity);
        pen.setColor(pale);
        if (!isDense) { // dashes of a line that goes up and down in each column would be noise
            pen.setDashPattern({4, 3});
        }
    }
    return pen;
}

std::vector<QPolygonF> linesOf(const std::vector<DrawnChart::Run>& runs,
                               const SeriesItem::Frame& frame)
{
    std::vector<QPolygonF> lines;
    for (const DrawnChart::Run& run : runs) {
        QPolygonF line;
        line.reserve(static_cast<qsizetype>(run.size()));
        for (const SeriesPoint& point : run) {
            line.append(frame.map(point.time, point.value));
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

/// From the highest to the lowest values of a run; none where each point is one value.
std::vector<QPolygonF> bandsOf(const std::vector<DrawnChart::Run>& runs,
                               const SeriesItem::Frame& frame)
{
    std::vector<QPolygonF> bands;
    for (const DrawnChart::Run& run : runs) {
        if (std::ranges::none_of(
                run, [](const SeriesPoint& point) { return point.spread.has_value(); })) {
            continue;
        }
        QPolygonF band;
        band.reserve(2 * static_cast<qsizetype>(run.size()));
        for (const SeriesPoint& point : run) {
            band.append(frame.map(point.time, point.spread ? point.spread->high : point.value));
        }
        for (auto point = run.rbegin(); point != run.rend(); ++point) {
            band.append(frame.map(point->time, point->spread ? point->spread->low : point->value));
        }
        bands.push_back(std::move(band));
    }
    return bands;
}

/// A value alone between two gaps is a dot.
void drawLine(QPainter& painter, const QPolygonF& line)
{
    if (line.size() == 1) {
        painter.drawPoint(line.first());
    } else {
        painter.drawPolyline(line);
    }
}

} // namespace

QPointF SeriesItem::Frame::map(Timestamp time, double value) const
{
    const double share = std::min(value / maximum, 2.0);
    return {xOf(time), plot.bottom() - share * plot.height()};
}

double SeriesItem::Frame::xOf(Timestamp time) const
{
    const double length = static_cast<double>(std::max<qint64>(range.length().count(), 1));
    return plot.left() + static_cast<double>((time - range.from).count()) / length * plot.width();
}

Timestamp SeriesItem::Frame::timeAt(double x) const
{
    const double share = plot.width() > 0 ? (x - plot.left()) / plot.width() : 0;
    const double past = share * static_cast<double>(range.length().count());
    return range.from + milliseconds{static_cast<qint64>(past)};
}

SeriesItem::SeriesItem(QGraphicsItem* parent)
    : QGraphicsItem(parent)
{
    setCacheMode(DeviceCoordinateCache); // the crosshair moves over it without painting it again
    setAcceptedMouseButtons(Qt::NoButton);
}

void SeriesItem::setLook(std::vector<Look> looks, const Colors& colors)
{
    m_looks = std::move(looks);
    m_colors = colors;
    update();
}

void SeriesItem::setRecovered(std::vector<std::vector<TimeRange>> recovered)
{
    m_recovered = std::move(recovered);
}

void SeriesItem::show(const DrawnChart& chart, const Frame& frame)
{
    if (frame.plot != m_frame.plot) {
        prepareGeometryChange();
    }
    m_frame = frame;
    m_lines.clear();
    m_bands.clear();
    for (const std::vector<DrawnChart::Run>& runs : chart.curves) {
        m_lines.push_back(linesOf(runs, frame));
        m_bands.push_back(bandsOf(runs, frame));
    }
    m_unobserved.clear();
    for (const TimeRange& range : chart.unobserved) {
        const double left = std::max(frame.xOf(range.from), frame.plot.left());
        const double right = std::min(frame.xOf(range.to), frame.plot.right());
        if (right - left >= narrowestHatch) {
            m_unobserved.emplace_back(left, frame.plot.top(), right - left, frame.plot.height());
        }
    }
    update();
}

QRectF SeriesItem::boundingRect() const
{
    return m_frame.plot.adjusted(-2, -2, 2, 2);
}

void SeriesItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    painter->setClipRect(m_frame.plot.adjusted(0, -1, 1, 1));
    painter->setRenderHint(QPainter::Antialiasing);
    paintHatching(*painter);
    paintAreas(*painter);
    paintBands(*painter);
    paintLines(*painter);
}

void SeriesItem::paintHatching(QPainter& painter) const
{
    painter.setPen(QPen(mixed(m_colors.surface, m_colors.muted, 0.22), 1));
    for (const QRectF& rect : m_unobserved) {
        hatch(painter, rect);
    }
}

void SeriesItem::paintAreas(QPainter& painter) const
{
    // From the top of the stack down: each area covers the lower part of the one above it.
    for (std::size_t i = std::min(m_lines.size(), m_looks.size()); i-- > 0;) {
        const Look& look = m_looks[i];
        if (look.style == CurveStyle::Line) {
            continue;
        }
        QColor fill = mixed(m_colors.surface, look.color, 0.82);
        if (look.style == CurveStyle::FilledLine) {
            fill = look.color;
            fill.setAlphaF(0.14F);
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.setRenderHint(QPainter::Antialiasing, !isDense(m_lines[i], m_frame.plot.width()));
        for (const QPolygonF& line : m_lines[i]) {
            painter.drawPolygon(areaBelow(line));
        }
    }
}

void SeriesItem::paintBands(QPainter& painter) const
{
    constexpr float bandAlpha = 0.28F;
    painter.setPen(Qt::NoPen);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t i = std::min(m_bands.size(), m_looks.size()); i-- > 0;) {
        QColor fill = m_looks[i].color;
        fill.setAlphaF(bandAlpha);
        painter.setBrush(fill);
        for (const QPolygonF& band : m_bands[i]) {
            painter.drawPolygon(band);
        }
    }
}

void SeriesItem::paintLines(QPainter& painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (std::size_t i = std::min(m_lines.size(), m_looks.size()); i-- > 0;) {
        const QRegion pale = i < m_recovered.size() ? partOf(m_recovered[i]) : QRegion();
        painter.setPen(penOf(m_looks[i], isDense(m_lines[i], m_frame.plot.width())));
        if (pale.isEmpty()) {
            paintLine(painter, i);
            continue;
        }
        const QRegion whole(boundingRect().toAlignedRect());
        painter.save();
        painter.setClipRegion(whole - pale, Qt::IntersectClip);
        paintLine(painter, i);
        painter.restore();
        painter.save();
        painter.setClipRegion(pale, Qt::IntersectClip);
        Look look = m_looks[i];
        look.isPast = true;
        painter.setPen(penOf(look, isDense(m_lines[i], m_frame.plot.width())));
        paintLine(painter, i);
        painter.restore();
    }
}

void SeriesItem::paintLine(QPainter& painter, std::size_t curve) const
{
    for (const QPolygonF& line : m_lines[curve]) {
        drawLine(painter, line);
    }
}

QRegion SeriesItem::partOf(const std::vector<TimeRange>& ranges) const
{
    QRegion part;
    for (const TimeRange& range : ranges) {
        const double left = std::max(m_frame.xOf(range.from), m_frame.plot.left() - 2);
        const double right = std::min(m_frame.xOf(range.to), m_frame.plot.right() + 2);
        if (left < right) {
            const QRectF rect(left, m_frame.plot.top(), right - left, m_frame.plot.height());
            part += rect.adjusted(0, -2, 0, 2).toAlignedRect();
        }
    }
    return part;
}

QPolygonF SeriesItem::areaBelow(const QPolygonF& line) const
{
    QPolygonF area = line;
    area.append({line.last().x(), m_frame.plot.bottom()});
    area.append({line.first().x(), m_frame.plot.bottom()});
    return area;
}

} // namespace vedette::ui

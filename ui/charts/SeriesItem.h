// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/charts/DrawnChart.h"
#include "ui/theme/Colors.h"

#include <QGraphicsItem>
#include <QPolygonF>
#include <QRegion>

namespace vedette::ui {

/// All lines and areas of one chart, the bands between lowest and highest values where points stand
/// for several, and the hatching of unobserved time: one item, painted from M4 points. Lives on:
/// GUI thread.
class SeriesItem final : public QGraphicsItem
{
public:
    struct Look
    {
        CurveStyle style = CurveStyle::Line;
        QColor color;
        bool isPast = false; ///< paler and dashed
    };

    /// Where time and value lie in the scene.
    struct Frame
    {
        QRectF plot;
        TimeRange range;
        double maximum = 1;

        [[nodiscard]] QPointF map(Timestamp time, double value) const;
        [[nodiscard]] double xOf(Timestamp time) const;
        [[nodiscard]] Timestamp timeAt(double x) const;
        bool operator==(const Frame&) const = default;
    };

    explicit SeriesItem(QGraphicsItem* parent);

    void setLook(std::vector<Look> looks, const Colors& colors);
    /// Stretches of each curve that are paler and dashed; drawn with the next show().
    void setRecovered(std::vector<std::vector<TimeRange>> recovered);
    void show(const DrawnChart& chart, const Frame& frame);

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintHatching(QPainter& painter) const;
    void paintAreas(QPainter& painter) const;
    void paintBands(QPainter& painter) const;
    void paintLines(QPainter& painter) const;
    void paintLine(QPainter& painter, std::size_t curve) const;
    [[nodiscard]] QRegion partOf(const std::vector<TimeRange>& ranges) const;
    [[nodiscard]] QPolygonF areaBelow(const QPolygonF& line) const;

    Frame m_frame;
    std::vector<Look> m_looks;
    Colors m_colors;
    std::vector<std::vector<QPolygonF>> m_lines; ///< one entry per curve, one polygon per run
    std::vector<std::vector<QPolygonF>> m_bands; ///< one entry per curve
    std::vector<QRectF> m_unobserved;
    std::vector<std::vector<TimeRange>> m_recovered; ///< one entry per curve, or none
};

} // namespace vedette::ui

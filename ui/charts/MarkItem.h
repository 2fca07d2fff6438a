// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/charts/ChartMark.h"
#include "ui/charts/SeriesItem.h"

#include <QGraphicsItem>

#include <optional>
#include <vector>

namespace vedette::ui {

/// What happened, on the time axis: a sign for each kind, a thin line upwards, and a pale band
/// where it lasted. Lives on: GUI thread.
class MarkItem final : public QGraphicsItem
{
public:
    explicit MarkItem(QGraphicsItem* parent);

    void setLook(const Colors& colors);
    void setMarks(std::vector<ChartMark> marks);
    void show(const SeriesItem::Frame& frame);
    [[nodiscard]] const std::vector<ChartMark>& marks() const { return m_marks; }
    /// Those whose sign stands at `x`, or nearly, and notes that last there.
    [[nodiscard]] std::vector<ChartMark> marksAt(double x) const;
    /// Whose flag stands at `x`, or nearly.
    [[nodiscard]] std::optional<NoteId> noteAt(double x) const;
    [[nodiscard]] QColor colorOf(const ChartMark& mark) const;

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    [[nodiscard]] bool hasSignAt(const ChartMark& mark, double x) const;
    void paintFlag(QPainter& painter, const QPointF& foot) const;
    void paintBand(QPainter& painter, const ChartMark& mark) const;
    void paintSign(QPainter& painter, const ChartMark& mark) const;

    SeriesItem::Frame m_frame;
    Colors m_colors;
    std::vector<ChartMark> m_marks;
};

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/charts/ChartAxis.h"
#include "ui/theme/Colors.h"

#include <QFont>
#include <QRectF>

QT_BEGIN_NAMESPACE
class QCategoryAxis;
class QChart;
QT_END_NAMESPACE

namespace vedette::ui {

/// The two axes of a chart, drawn by Qt Charts with ticks of ours: touched only where they change.
/// Lives on: GUI thread.
class ChartAxes
{
public:
    explicit ChartAxes(QChart& chart);

    void setLook(const Colors& colors, const QFont& font);
    void setScale(const ValueScale& scale);
    void setRange(const TimeRange& range, int mostTicks);

private:
    QCategoryAxis* m_time;
    QCategoryAxis* m_value;
    ValueScale m_scale;
    TimeRange m_range;
    std::vector<Tick> m_timeTicks;
};

} // namespace vedette::ui

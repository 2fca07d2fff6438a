// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/charts/ChartAxes.h"

#include <QCategoryAxis>
#include <QChart>
#include <QPen>

#include <algorithm>

namespace vedette::ui {

namespace {

QCategoryAxis* makeAxis(QChart& chart, Qt::Alignment side)
{
    auto* axis = new QCategoryAxis(&chart);
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setLineVisible(false);
    axis->setTruncateLabels(false);
    chart.addAxis(axis, side);
    return axis;
}

/// Qt tells categories apart by their label: one that comes twice gets an invisible tail.
void setTicks(QCategoryAxis& axis, const std::vector<Tick>& ticks, double start)
{
    const QStringList old = axis.categoriesLabels();
    for (const QString& label : old) {
        axis.remove(label);
    }
    axis.setStartValue(start);
    for (const Tick& tick : ticks) {
        QString label = tick.label;
        while (axis.categoriesLabels().contains(label)) {
            label += QChar(0x200B);
        }
        axis.append(label, tick.value);
    }
}

} // namespace

ChartAxes::ChartAxes(QChart& chart)
    : m_time(makeAxis(chart, Qt::AlignBottom))
    , m_value(makeAxis(chart, Qt::AlignLeft))
{
    m_time->setGridLineVisible(false);
}

void ChartAxes::setLook(const Colors& colors, const QFont& font)
{
    for (QCategoryAxis* axis : {m_time, m_value}) {
        axis->setLabelsFont(font);
        axis->setLabelsColor(colors.faint);
        axis->setGridLinePen(QPen(colors.grid, 1));
    }
}

void ChartAxes::setScale(const ValueScale& scale)
{
    if (scale == m_scale) {
        return;
    }
    m_scale = scale;
    setTicks(*m_value, scale.ticks, -scale.maximum);
    m_value->setRange(0, scale.maximum);
}

void ChartAxes::setRange(const TimeRange& range, int mostTicks)
{
    std::vector<Tick> ticks = timeTicks(range, mostTicks);
    // A label that would be cut off at the edge waits until there is room.
    const double room = static_cast<double>(range.length().count()) / std::max(mostTicks, 1) / 3;
    const double last = static_cast<double>(toMsecs(range.to)) - room;
    std::erase_if(ticks, [last](const Tick& tick) { return tick.value > last; });
    const auto from = static_cast<double>(toMsecs(range.from));
    if (ticks != m_timeTicks) {
        m_timeTicks = std::move(ticks);
        setTicks(*m_time, m_timeTicks, from - static_cast<double>(range.length().count()));
    }
    if (range != m_range) {
        m_range = range;
        m_time->setRange(from, static_cast<double>(toMsecs(range.to)));
    }
}

} // namespace vedette::ui

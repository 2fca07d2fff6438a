// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/fleet/FleetLayout.h"

#include <algorithm>
#include <cstdlib>

namespace vedette::ui {

void FleetLayout::arrange(std::vector<int> counts, const Metrics& metrics, int width)
{
    m_metrics = metrics;
    m_width = width;
    m_cell = metrics.cell;
    const int step = m_cell.width() + metrics.gap;
    m_columns = std::max(1, (width + metrics.gap) / step);
    if (metrics.stretches) {
        m_cell.setWidth((width - (m_columns - 1) * metrics.gap) / m_columns);
    }
    m_groups.clear();
    int top = 0;
    int first = 0;
    for (const int count : counts) {
        const Group group{first, count, top};
        m_groups.push_back(group);
        first += count;
        top += metrics.heading + rowsOf(group) * (m_cell.height() + metrics.gap) + metrics.groupGap;
    }
    m_height = std::max(0, top - metrics.groupGap);
}

int FleetLayout::cellCount() const
{
    return m_groups.empty() ? 0 : m_groups.back().firstCell + m_groups.back().count;
}

int FleetLayout::rowsOf(const Group& group) const
{
    return (group.count + m_columns - 1) / m_columns;
}

const FleetLayout::Group& FleetLayout::groupOf(int cell) const
{
    const auto next = std::ranges::upper_bound(m_groups, cell, {}, &Group::firstCell);
    return *std::prev(next);
}

QRect FleetLayout::headingRect(int group) const
{
    const Group& wanted = m_groups.at(static_cast<std::size_t>(group));
    return {0, wanted.top, m_width, m_metrics.heading};
}

QRect FleetLayout::cellRect(int cell) const
{
    const Group& group = groupOf(cell);
    const std::div_t place = std::div(cell - group.firstCell, m_columns);
    return {QPoint(place.rem * (m_cell.width() + m_metrics.gap),
                   group.top + m_metrics.heading + place.quot * (m_cell.height() + m_metrics.gap)),
            m_cell};
}

std::optional<int> FleetLayout::cellAt(QPoint point) const
{
    const auto [first, end] = cellsBetween(point.y(), point.y());
    for (int cell = first; cell < end; ++cell) {
        if (cellRect(cell).contains(point)) {
            return cell;
        }
    }
    return std::nullopt;
}

std::pair<int, int> FleetLayout::cellsBetween(int top, int bottom) const
{
    const int step = m_cell.height() + m_metrics.gap;
    int first = -1;
    int end = 0;
    for (const Group& group : m_groups) {
        const int start = group.top + m_metrics.heading;
        const int firstRow = std::clamp((top - start) / step, 0, rowsOf(group));
        const int endRow
            = bottom < start ? 0 : std::clamp((bottom - start) / step + 1, 0, rowsOf(group));
        if (firstRow >= endRow) {
            continue;
        }
        first = first < 0 ? group.firstCell + firstRow * m_columns : first;
        end = group.firstCell + std::min(endRow * m_columns, group.count);
    }
    return {std::max(first, 0), end};
}

int FleetLayout::moveVertically(int cell, int rows) const
{
    int result = cell;
    for (int i = 0; i < std::abs(rows); ++i) {
        result = rows > 0 ? stepDown(result) : stepUp(result);
    }
    return result;
}

int FleetLayout::stepDown(int cell) const
{
    const Group& group = groupOf(cell);
    const int inGroup = cell - group.firstCell;
    const int row = inGroup / m_columns;
    if (row + 1 < rowsOf(group)) {
        return group.firstCell + std::min(inGroup + m_columns, group.count - 1);
    }
    const int next = group.firstCell + group.count;
    if (next >= cellCount()) {
        return cell;
    }
    const Group& below = groupOf(next);
    return below.firstCell + std::min(inGroup % m_columns, below.count - 1);
}

int FleetLayout::stepUp(int cell) const
{
    const Group& group = groupOf(cell);
    const int inGroup = cell - group.firstCell;
    if (inGroup >= m_columns) {
        return cell - m_columns;
    }
    if (group.firstCell == 0) {
        return cell;
    }
    const Group& above = groupOf(group.firstCell - 1);
    const int lastRow = (rowsOf(above) - 1) * m_columns;
    return above.firstCell + std::min(lastRow + inGroup, above.count - 1);
}

} // namespace vedette::ui

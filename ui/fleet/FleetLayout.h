// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QPoint>
#include <QRect>
#include <QSize>

#include <optional>
#include <vector>

namespace vedette::ui {

/// Where the cells of a grouped grid stand: arithmetic alone, so that a thousand servers need no
/// thousand widgets. Cells are numbered through all groups. Immutable between two calls of arrange.
class FleetLayout final
{
public:
    struct Metrics
    {
        QSize cell; ///< at least this large
        int gap = 3;
        int heading = 0; ///< height of a heading; 0 for a grid without
        int groupGap = 12;
        bool stretches = false; ///< cells grow to fill the width
    };

    void arrange(std::vector<int> counts, const Metrics& metrics, int width);

    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] int cellCount() const;
    [[nodiscard]] int groupCount() const { return static_cast<int>(m_groups.size()); }
    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] QRect headingRect(int group) const;
    [[nodiscard]] QRect cellRect(int cell) const;
    [[nodiscard]] std::optional<int> cellAt(QPoint point) const;
    /// The cells that touch the lines from `top` to `bottom`: first, and one past the last.
    [[nodiscard]] std::pair<int, int> cellsBetween(int top, int bottom) const;
    /// Where an arrow key leads: `rows` down or up, keeping the column where it can.
    [[nodiscard]] int moveVertically(int cell, int rows) const;

private:
    struct Group
    {
        int firstCell = 0;
        int count = 0;
        int top = 0; ///< of the heading
    };

    [[nodiscard]] const Group& groupOf(int cell) const;
    [[nodiscard]] int rowsOf(const Group& group) const;
    [[nodiscard]] int stepDown(int cell) const;
    [[nodiscard]] int stepUp(int cell) const;

    std::vector<Group> m_groups;
    Metrics m_metrics;
    QSize m_cell;
    int m_columns = 1;
    int m_height = 0;
    int m_width = 0;
};

} // namespace vedette::ui

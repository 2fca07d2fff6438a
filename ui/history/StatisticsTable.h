// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Unit.h"
#include "ui/history/CurveStatistics.h"

#include <QScrollArea>

#include <optional>
#include <vector>

namespace vedette::ui {

/// Below a chart: minimum, average, maximum and last value of each curve, with its colour. Scrolls
/// beyond a few rows. Lives on: GUI thread.
class StatisticsTable final : public QScrollArea
{
    Q_OBJECT

public:
    struct Row
    {
        int color = 0; ///< index into Colors::series
        bool isPast = false; ///< of what is compared with: its sign is hollow
        QString label; ///< plain
        std::optional<CurveStatistics> values;

        bool operator==(const Row&) const = default;
    };

    explicit StatisticsTable(Unit unit, QWidget* parent = nullptr);
    ~StatisticsTable() override;

    [[nodiscard]] const std::vector<Row>& rows() const;
    void setRows(std::vector<Row> rows);
    /// All of it in words: "web-1: minimum 3 %, …".
    [[nodiscard]] QString words() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void refit();

    class Canvas;
    Canvas* m_canvas;
};

} // namespace vedette::ui

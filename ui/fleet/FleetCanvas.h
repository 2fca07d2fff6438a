// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/fleet/FleetColor.h"
#include "ui/fleet/FleetGroups.h"
#include "ui/fleet/FleetLayout.h"

#include <QAbstractScrollArea>

#include <optional>
#include <vector>

namespace vedette::ui {

class FleetPainter;

/// Cards or a heat map of many servers: paints only what is visible, no widget per server. Arrow
/// keys move, Enter opens. Lives on: GUI thread.
class FleetCanvas final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    enum class Style
    {
        Cards,
        HeatMap
    };

    FleetCanvas(const ServerModel& servers, Style style, QWidget* parent = nullptr);

    void setGroups(std::vector<FleetGroup> groups);
    void setColorBy(ColorBy by);
    [[nodiscard]] std::optional<ServerId> current() const;
    void setCurrent(ServerId server);
    /// How high it would have to be to need no scroll bar.
    [[nodiscard]] int contentHeight() const { return m_layout.height(); }
    /// Where a server stands in the viewport: for tests and tool tips.
    [[nodiscard]] std::optional<QRect> rectOf(ServerId server) const;

Q_SIGNALS:
    void serverChosen(vedette::ServerId server);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void arrange();
    void updateScrollBar();
    void moveTo(int cell);
    void setHovered(std::optional<int> cell);
    [[nodiscard]] std::optional<int> cellAt(QPoint position) const;
    [[nodiscard]] std::optional<int> targetOf(int key) const;
    [[nodiscard]] QRect visible(const QRect& rect) const;
    [[nodiscard]] FleetLayout::Metrics tileMetrics(const std::vector<int>& counts) const;
    [[nodiscard]] QString describe(ServerId server) const;
    void paintHeadings(QPainter& painter) const;
    void paintCell(FleetPainter& painter, int cell) const;
    void showToolTip(QPoint position, QPoint globalPosition);

    const ServerModel& m_servers;
    Style m_style;
    ColorBy m_by = ColorBy::Cpu;
    std::vector<FleetGroup> m_groups;
    std::vector<ServerId> m_cells; ///< through all groups
    FleetLayout m_layout;
    std::optional<int> m_current;
    std::optional<int> m_hovered;
    std::optional<int> m_pressed;
};

} // namespace vedette::ui

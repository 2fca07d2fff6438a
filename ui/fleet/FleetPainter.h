// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Alert.h"
#include "ui/fleet/FleetColor.h"
#include "ui/servers/ServerRow.h"

#include <QFont>
#include <QRect>

#include <optional>

class QPainter;

namespace vedette::ui {

/// One server as a cell of the heat map or as a card.
struct FleetCell
{
    const ServerRow& row;
    std::optional<Severity> severity;
    QString subtitle; ///< the address, or why it is down
    bool isCurrent = false;
    bool isHovered = false;
};

/// Draws servers. Lives on: GUI thread, during one paint event.
class FleetPainter final
{
public:
    FleetPainter(QPainter& painter, const Colors& colors, const QFont& font, ColorBy by);

    /// A coloured tile: the larger it is, the more it says.
    void paintTile(const QRect& rect, const FleetCell& cell);
    /// Name, cpu, memory, disk and the course of the cpu.
    void paintCard(const QRect& rect, const FleetCell& cell);

private:
    void paintTileFill(const QRectF& rect, const FleetCell& cell, FleetMark mark);
    void paintTileText(const QRect& rect, const FleetCell& cell, const QColor& ink);
    void paintMark(const QRect& rect, FleetMark mark, const QColor& ink);
    void paintCardFrame(const QRect& rect, const FleetCell& cell);
    void paintCardHead(const QRect& rect, const FleetCell& cell);
    void paintCardValues(const QRect& rect, const ServerRow& row);
    void paintCourse(const QRect& rect, const ServerRow& row);
    void drawText(const QRect& rect, const QString& text, const QColor& color);
    [[nodiscard]] QColor inkOn(const QColor& fill) const;

    QPainter& m_painter;
    const Colors& m_colors;
    QFont m_plain;
    QFont m_small;
    QFont m_strong;
    ColorBy m_by;
};

} // namespace vedette::ui

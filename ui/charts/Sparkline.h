// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QList>

#include <optional>

class QPainter;
class QRectF;

namespace vedette::ui {

/// Values at equal distances, the newest last; nothing where none was observed.
using Course = QList<std::optional<double>>;

/// A small course without axes: a line with a light area, from zero to `maximum`, newest at the
/// right edge; hatched where nothing was observed. Draws nothing with fewer than two values.
struct Sparkline
{
    Course values;
    QColor color;
    double maximum = 100;
    int room = 60; ///< values that fill the whole width; fewer begin further right
};

void paintSparkline(QPainter& painter, const QRectF& rect, const Sparkline& sparkline);

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QList>

class QPainter;
class QRectF;

namespace vedette::ui {

/// A small course without axes: a line with a light area, from zero to `maximum`, newest at the
/// right edge. Draws nothing with fewer than two values.
struct Sparkline
{
    QList<double> values;
    QColor color;
    double maximum = 100;
    int room = 60; ///< values that fill the whole width; fewer begin further right
};

void paintSparkline(QPainter& painter, const QRectF& rect, const Sparkline& sparkline);

} // namespace vedette::ui

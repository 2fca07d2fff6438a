// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/History.h"
#include "core/model/Unit.h"
#include "ui/charts/SeriesData.h"

#include <QString>

#include <optional>
#include <vector>

namespace vedette::ui {

enum class CurveStyle
{
    Stacked, ///< an area on top of the stacked curves before it
    Line,
    FilledLine ///< a line with a light area down to zero
};

/// One line or area of a chart.
struct Curve
{
    QString label; ///< "user": translated, short
    int color = 0; ///< index into Colors::series
    CurveStyle style = CurveStyle::Line;
    SeriesData data;
    /// The curve of this chart whose past it is: drawn paler and dashed; the bubble tells the
    /// difference beside that one. Nothing: a curve of its own.
    std::optional<std::size_t> comparedTo = {};
    std::vector<Absence> absences = {}; ///< of its server: the bubble tells why there is no value
    /// Where its values come from the server's own records: drawn paler and dashed; rising.
    std::vector<TimeRange> recovered = {};
};

/// What a chart is about; fixed when it is made.
struct ChartSpec
{
    QString name; ///< for objectName
    QString title;
    Unit unit = Unit::None;
    std::optional<double> maximum; ///< of the value axis; nothing: follows the data
    double leastMaximum = 0; ///< so that noise near zero stays small
    std::vector<Curve> curves;
    bool hasLegend = true; ///< beside the title
};

} // namespace vedette::ui

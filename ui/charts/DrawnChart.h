// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/charts/Curve.h"

#include <vector>

namespace vedette::ui {

/// What a chart shows, and how it tells a gap.
struct Viewport
{
    TimeRange range;
    int columns = 0; ///< pixels
    Timestamp now; ///< behind it nothing can have been observed yet
    milliseconds longest{90'000}; ///< longer without a value at either end: unobserved

    bool operator==(const Viewport&) const = default;
};

/// A chart's curves as they are drawn: M4 points of its viewport, in stretches without a gap.
/// Stacked curves stand on each other. Immutable value.
struct DrawnChart
{
    using Run = std::vector<SeriesPoint>;

    std::vector<std::vector<Run>> curves; ///< one entry per Curve
    std::vector<TimeRange> unobserved;
    double highest = 0;
    bool isEmpty = true;
};

[[nodiscard]] DrawnChart drawn(const std::vector<Curve>& curves, const Viewport& viewport);

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Series.h"

#include <optional>

namespace vedette::ui {

/// Of the points of a series that lie in a range. Immutable value.
struct CurveStatistics
{
    double minimum = 0;
    /// Over the time that the lines between them take: M4 keeps the extremes of each slice, so that
    /// their plain mean would be none. Gaps don't count.
    double average = 0;
    double maximum = 0;
    double last = 0;

    bool operator==(const CurveStatistics&) const = default;
};

/// Nothing where there are no points.
[[nodiscard]] std::optional<CurveStatistics> statisticsOf(const Series& series,
                                                          const TimeRange& range);

/// The same series as if all of it had happened `by` later.
[[nodiscard]] Series shifted(Series series, milliseconds by);

} // namespace vedette::ui

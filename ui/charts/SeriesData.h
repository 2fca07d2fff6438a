// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Series.h"

#include <optional>

namespace vedette::ui {

/// The longest time between two values that is no gap. Immutable value.
struct GapRule
{
    milliseconds live{90'000};
    milliseconds stored{90'000}; ///< also from the last stored value to the first live one

    bool operator==(const GapRule&) const = default;
};

/// A series that grows at its end and is cut at its beginning. Lives on: GUI thread.
class SeriesData
{
public:
    [[nodiscard]] const Series& series() const { return m_series; }
    /// Changes with every change: what was made from the points must be made again.
    [[nodiscard]] int revision() const { return m_revision; }
    [[nodiscard]] std::optional<SeriesPoint> newest() const;

    void clear();
    void replace(Series series);
    /// As replace(), but keeps the points that came in live after the last one of `series`.
    void replaceKeepingNewer(Series series, const GapRule& gaps);
    /// Out of order or twice: ignored.
    void append(const SeriesPoint& point, const GapRule& gaps);
    /// Forgets what is older, but for one point, so that a line runs to the edge.
    void trim(Timestamp before);

private:
    Series m_series;
    int m_revision = 0;
    bool m_endsStored = true; ///< the last point came with replace()
};

} // namespace vedette::ui

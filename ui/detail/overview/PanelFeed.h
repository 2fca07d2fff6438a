// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/History.h"
#include "ui/detail/overview/CurveSource.h"

namespace vedette::ui {

class ChartPanel;

/// Keeps one panel's curves up to date: from stored series, then point by point. Lives on: GUI
/// thread.
class PanelFeed
{
public:
    PanelFeed(ChartPanel& panel, std::vector<CurveSource> sources);

    [[nodiscard]] ChartPanel& panel() const { return m_panel; }
    [[nodiscard]] const std::vector<CurveSource>& sources() const { return m_sources; }
    /// True when that changed what the panel draws: rebuild() it.
    bool setSources(std::vector<CurveSource> sources);

    void clear();
    void rebuild(const SeriesByMetric& known);
    void append(const Snapshot& snapshot, const GapRule& gaps);
    void setPast(const std::vector<Absence>& absences,
                 const std::vector<TimeRange>& recovered) const;

private:
    ChartPanel& m_panel;
    std::vector<CurveSource> m_sources;
    bool m_hasStatusPoints = false; ///< status polls carry it, too: it comes more often
};

} // namespace vedette::ui

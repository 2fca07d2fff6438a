// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/overview/PanelFeed.h"

#include "ui/charts/ChartPanel.h"
#include "ui/charts/ChartView.h"

#include <utility>

namespace vedette::ui {

PanelFeed::PanelFeed(ChartPanel& panel, std::vector<CurveSource> sources)
    : m_panel(panel)
    , m_sources(std::move(sources))
{ }

bool PanelFeed::setSources(std::vector<CurveSource> sources)
{
    if (sources == m_sources) {
        return false;
    }
    m_sources = std::move(sources);
    return true;
}

void PanelFeed::clear()
{
    m_panel.clear();
    m_hasStatusPoints = false;
}

void PanelFeed::rebuild(const SeriesByMetric& known)
{
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        m_panel.setSeries(i, seriesOf(m_sources[i], known));
    }
}

void PanelFeed::append(const Snapshot& snapshot, const GapRule& gaps)
{
    const GapRule rule{m_hasStatusPoints ? gaps.live : gaps.stored, gaps.stored};
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        if (const std::optional<double> value = valueOf(m_sources[i], snapshot)) {
            m_panel.append(i, {snapshot.collectedAt, *value}, rule);
            m_hasStatusPoints = m_hasStatusPoints || snapshot.kind == PollKind::Status;
        }
    }
}

void PanelFeed::setPast(const std::vector<Absence>& absences,
                        const std::vector<TimeRange>& recovered) const
{
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        m_panel.view().setPast(i, absences, recovered);
    }
}

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/FleetSource.h"
#include "ui/history/HistoryPlan.h"

#include <QMenu>
#include <QWidget>

#include <optional>
#include <vector>

namespace vedette::ui {

class HistoryChart;
class HistoryEvents;
class HistoryFeed;
class PanelGrid;

/// All charts of a view, over the same time, and their questions to the source. Lives on: GUI
/// thread.
class HistoryBoard final : public QWidget
{
    Q_OBJECT

public:
    struct Look
    {
        HistoryLayout layout = HistoryLayout::Overlay;
        bool sharesScale = true;
        bool showsMarks = true;

        bool operator==(const Look&) const = default;
    };

    explicit HistoryBoard(FleetSource& source, QWidget* parent = nullptr);

    /// Charts that stay the same keep what they show. True when there are others: ask() for them.
    bool setPlan(const HistoryPlan& plan, const Look& look);
    [[nodiscard]] const std::vector<HistoryChart*>& charts() const { return m_charts; }
    /// At once, with what there is; ask() brings the rest.
    void setRange(const TimeRange& range, Timestamp now);
    /// For every chart, instead of what was asked before; quietly: it only follows the present.
    void ask(const TimeRange& range, const std::optional<milliseconds>& shift, bool isQuiet);
    /// Nobody looks any more: what is not answered yet is asked again with the next ask().
    void stopAsking();
    /// Which metrics there are of servers no chart asks for.
    void askStored(const std::vector<ServerId>& servers, const TimeRange& range);
    /// Pixels of the widest plot.
    [[nodiscard]] int columns() const;
    /// Where the user points to: the chart of the crosshair and its time, else that of the focus;
    /// null: no chart of them.
    struct Place
    {
        const HistoryChart* chart = nullptr;
        std::optional<Timestamp> time;
    };
    [[nodiscard]] Place place() const;
    /// In the order in which Tab goes through the charts.
    [[nodiscard]] QList<QWidget*> fields() const;

Q_SIGNALS:
    void zoomRequested(const vedette::TimeRange& range);
    void resetRequested();
    /// The menu of a chart, which place() tells, may be added to.
    void menuOpening(QMenu* menu);
    void noteActivated(vedette::NoteId note);
    void storedKnown(vedette::ServerId server, const std::vector<vedette::MetricId>& metrics);
    /// There is room for more points, or less.
    void resized();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void replaceCharts(const std::vector<PlannedChart>& planned);
    HistoryChart* chartFor(const PlannedChart& planned);
    void connectChart(HistoryChart* chart);
    void setCrosshair(std::optional<Timestamp> time, const HistoryChart* here);
    void retry(const HistoryChart* chart);
    void takeAnswer(const HistoryJob& job, const Result<History>& history);
    void applyScale();
    void applyMarks();

    HistoryFeed* m_feed;
    HistoryEvents* m_events;
    PanelGrid* m_grid;
    HistoryPlan m_plan;
    Look m_look;
    AskedRange m_asked;
    Place m_crosshair;
    std::vector<HistoryChart*> m_charts; ///< in the order of the plan
};

} // namespace vedette::ui

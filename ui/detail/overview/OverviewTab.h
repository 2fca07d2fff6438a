// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/History.h"
#include "ui/charts/Curve.h"
#include "ui/detail/overview/LiveAbsences.h"
#include "ui/detail/overview/PanelFeed.h"
#include "ui/servers/ServerModel.h"

#include <QSet>
#include <QWidget>

#include <vector>

namespace vedette::ui {

class BarList;
class ChartPanel;
class InstancePicker;
class PanelGrid;
class PlainLabel;

/// The grid of charts of one server, all over the same time range. Lives on: GUI thread.
class OverviewTab final : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewTab(QWidget* parent = nullptr);

    /// Another server: forgets all data of the one before.
    void showServer(const ServerRow& row);
    /// What changed in what is known of it, without the curves.
    void applyRow(const ServerRow& row);
    void setRange(const TimeRange& range, Timestamp now);
    /// Forgets points that have left the range.
    void trim(Timestamp before);
    /// `keepsNewer`: what came in live after the last stored point stays.
    void applyHistory(const History& history, bool keepsNewer);
    void applySnapshot(const Snapshot& snapshot);

    /// All that is drawn, for one history query.
    [[nodiscard]] std::vector<MetricId> metrics() const;
    /// Pixels of the widest plot.
    [[nodiscard]] int columns() const;

Q_SIGNALS:
    /// More is drawn than before: its history is missing.
    void metricsAdded();
    void zoomRequested(const vedette::TimeRange& range);
    void resetRequested();
    void workRequested(const vedette::MetricId& metric);
    /// What a chart is made of, over a longer time or beside other servers.
    void historyRequested(const std::vector<vedette::MetricId>& metrics);

private:
    void createPanels();
    ChartPanel* createPanel(ChartSpec spec, std::vector<CurveSource> sources);
    void connectPanel(ChartPanel* panel);
    void askWork(const ChartPanel* panel);
    void askHistory(const ChartPanel* panel);
    void setCrosshair(std::optional<Timestamp> time, const ChartPanel* here);
    void append(const Snapshot& snapshot, const Sample& sample);
    bool addInstances(const std::vector<MetricId>& metrics);
    void drawInstances(const std::vector<MetricId>& metrics);
    void applySelection();
    void updateSwap(const ServerRow& row);
    void updateDisks(const ServerRow& row);
    bool addStoredDisks(const std::vector<MetricId>& metrics);
    [[nodiscard]] QHash<MetricId, double> lastDisks() const;
    void showState(ServerState state);
    void tellPast();
    [[nodiscard]] std::vector<CurveSource> networkSources() const;
    [[nodiscard]] std::vector<CurveSource> diskIoSources() const;

    PanelGrid* m_grid;
    PlainLabel* m_footprint;
    InstancePicker* m_interfaces = nullptr;
    InstancePicker* m_devices = nullptr;
    bool m_isStale = false;
    bool m_hasSwap = true; ///< until its size is told
    BarList* m_disks = nullptr;
    ChartPanel* m_memory = nullptr;
    std::vector<PanelFeed> m_feeds;
    SeriesByMetric m_series; ///< of metrics(), stored and live
    QSet<MetricId> m_drawn; ///< metrics()
    QSet<MetricId> m_storedDisks; ///< what its history has of them, while no poll tells
    QSet<MetricId> m_statusMetrics; ///< those that status polls carry, too
    GapRule m_gaps;
    LiveAbsences m_absences;
    std::vector<TimeRange> m_recovered; ///< as the history told
};

} // namespace vedette::ui

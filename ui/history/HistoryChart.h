// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/History.h"
#include "ui/history/HistoryPlan.h"

#include <QWidget>

class QToolButton;

namespace vedette::ui {

class ChartPanel;
class PlainLabel;
class StatisticsTable;

/// One chart of the history with its statistics; says when it is still being read, and why it could
/// not be. Lives on: GUI thread.
class HistoryChart final : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryChart(PlannedChart planned, QWidget* parent = nullptr);

    [[nodiscard]] const PlannedChart& planned() const { return m_planned; }
    [[nodiscard]] ChartPanel& panel() const { return *m_panel; }
    [[nodiscard]] bool isLoading() const { return m_waiting > 0; }
    [[nodiscard]] const std::optional<Error>& failure() const { return m_failure; }
    /// In the order in which Tab goes through them.
    [[nodiscard]] QList<QWidget*> fields() const;

    void setRange(const TimeRange& range, Timestamp now);
    /// So many answers come. Quietly: it only follows the present.
    void await(std::size_t answers, bool isQuiet);
    void take(const HistoryJob& job, const Result<History>& history);
    /// What it was compared with is another time now.
    void clearPast();
    /// The highest value in its range.
    [[nodiscard]] double highest() const;

Q_SIGNALS:
    void retryRequested();

private:
    void createTrouble();
    void takeSeries(const HistoryJob& job, const History& history);
    void refresh();
    void refreshStatistics();

    PlannedChart m_planned;
    ChartPanel* m_panel;
    PlainLabel* m_note;
    QWidget* m_trouble;
    PlainLabel* m_why;
    QToolButton* m_retry;
    StatisticsTable* m_statistics;
    TimeRange m_range;
    std::size_t m_waiting = 0; ///< answers
    bool m_isQuiet = false;
    std::optional<Error> m_failure; ///< the first of the answers that were none
};

} // namespace vedette::ui

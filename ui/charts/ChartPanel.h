// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/FileWorker.h"
#include "ui/charts/ChartMark.h"
#include "ui/charts/Curve.h"
#include "ui/theme/Card.h"

#include <QMenu>

#include <optional>

class QAction;

namespace vedette::ui {

class ChartView;
class Legend;

/// A card with a chart: title on the left, a legend with the newest values (or those under the
/// crosshair) on the right, export in its context menu. Lives on: GUI thread.
class ChartPanel final : public Card
{
    Q_OBJECT

public:
    explicit ChartPanel(ChartSpec spec, QWidget* parent = nullptr);

    [[nodiscard]] ChartView& view() { return *m_view; }
    [[nodiscard]] const ChartView& view() const { return *m_view; }
    [[nodiscard]] const Legend& legend() const { return *m_legend; }
    /// A small control beside the title.
    void addControl(QWidget* control);

    void setSeries(std::size_t curve, Series series);
    void append(std::size_t curve, const SeriesPoint& point, const GapRule& gaps);
    void trim(Timestamp before);
    void clear();
    void setRange(const TimeRange& range, Timestamp now);
    void setMaximum(std::optional<double> maximum);
    void setLeastMaximum(double maximum);
    void setMarks(std::vector<ChartMark> marks);
    /// Whether its menu leads to where the numbers come from, and to the page of the history.
    void setOffersWork(bool offersWork);
    void setOffersHistory(bool offersHistory);
    void setLongest(milliseconds longest);
    /// What is shown is old: the server does not answer.
    void setStale(bool isStale);
    void setCrosshair(std::optional<Timestamp> time, bool isHere);

    /// Asks for a file, then writes the chart as PNG, SVG or CSV by the name's ending.
    void exportAs(const QString& suffix);
    void copyImage();

Q_SIGNALS:
    void hovered(vedette::Timestamp time);
    void left();
    void zoomRequested(const vedette::TimeRange& range);
    void resetRequested();
    /// The user wants to see where these numbers come from.
    void workRequested();
    /// Its menu is about to be shown, and may be added to.
    void menuOpening(QMenu* menu);
    /// The user wants these curves on the page of the history.
    void historyRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void updateLegend();
    void changed();
    void save(const QString& path);
    void tellFailure(const Error& error);

    ChartView* m_view = nullptr;
    Legend* m_legend;
    QAction* m_work;
    QAction* m_history;
    std::optional<Timestamp> m_crosshair;
    bool m_isStale = false;
    FileWorker m_files;
};

} // namespace vedette::ui

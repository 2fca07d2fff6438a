// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/charts/ChartAxes.h"
#include "ui/charts/ChartMark.h"
#include "ui/charts/Curve.h"
#include "ui/charts/HoverItem.h"
#include "ui/charts/MarkItem.h"
#include "ui/charts/SeriesItem.h"

#include <QChartView>
#include <QTimer>

#include <optional>
#include <utility>

namespace vedette::ui {

/// The chart itself: axes by Qt Charts, curves by SeriesItem, and what mouse and keyboard do to
/// them. Changes are gathered and drawn once per turn of the event loop. Lives on: GUI thread.
class ChartView final : public QChartView
{
    Q_OBJECT

public:
    using Values = std::vector<std::optional<double>>; ///< one per curve

    explicit ChartView(ChartSpec spec, QWidget* parent = nullptr);

    [[nodiscard]] const ChartSpec& spec() const { return m_spec; }
    [[nodiscard]] TimeRange range() const { return m_view.range; }
    [[nodiscard]] QRectF plotArea() const { return m_frame.plot; }
    [[nodiscard]] double maximum() const { return m_frame.maximum; }
    /// The values of all curves at `time`.
    [[nodiscard]] Values valuesAt(Timestamp time) const;

    /// For changes of the curves' data; they are drawn later.
    [[nodiscard]] SeriesData& data(std::size_t curve) { return m_spec.curves.at(curve).data; }
    /// Why the curve's server has no values at times, and which ones it had kept itself; rising.
    void
    setPast(std::size_t curve, std::vector<Absence> absences, std::vector<TimeRange> recovered);
    void refreshLater();
    void refreshNow();

    void setRange(const TimeRange& range, Timestamp now);
    void setMaximum(std::optional<double> maximum);
    /// The value axis reaches so far at least: charts beside each other are to be compared.
    void setLeastMaximum(double maximum);
    /// What happened, on the time axis; the bubble tells it.
    void setMarks(std::vector<ChartMark> marks);
    [[nodiscard]] const std::vector<ChartMark>& marks() const;
    [[nodiscard]] std::vector<ChartMark> marksAt(Timestamp time) const;
    void setLongest(milliseconds longest); ///< time without a value that is no gap
    void setStale(bool isStale);
    /// What stands where the range has nothing to draw.
    void setEmptyText(const QString& text);
    [[nodiscard]] QString emptyText() const { return m_emptyText->text(); }
    /// Without a bubble when another chart is under the mouse.
    void setCrosshair(std::optional<Timestamp> time, bool hasBubble);
    /// What is being selected under the mouse: it is no zoom any more then.
    std::optional<TimeRange> takeSelection();
    /// Paints with vectors, for an SVG.
    void renderTo(QPainter& painter, const QRectF& target);

Q_SIGNALS:
    void hovered(vedette::Timestamp time);
    void left();
    void zoomRequested(const vedette::TimeRange& range);
    void resetRequested();
    void noteActivated(vedette::NoteId note);
    void focusChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void applyLook();
    void placePlot();
    void placeEmptyText();
    void updateCrosshair();
    void moveCrosshair(int steps);
    void zoomAround(Timestamp center, double factor);
    void dragTo(double x);
    void panFrom(const TimeRange& start, milliseconds by);
    [[nodiscard]] Timestamp timeAt(double x) const;
    [[nodiscard]] HoverItem::Content hoverContent(Timestamp time) const;
    [[nodiscard]] QString valueWords(std::size_t curve, const Values& values, Timestamp time) const;
    void addMarks(HoverItem::Content& content) const;

    ChartSpec m_spec;
    ChartAxes m_axes;
    SeriesItem* m_seriesItem;
    MarkItem* m_markItem;
    HoverItem* m_hoverItem;
    QGraphicsSimpleTextItem* m_emptyText;
    QTimer m_refreshTimer;
    Viewport m_view;
    SeriesItem::Frame m_frame;
    DrawnChart m_drawn;
    std::optional<Viewport> m_drawnView; ///< what m_drawn was made for
    int m_drawnRevision = 0;
    std::optional<Timestamp> m_crosshair;
    bool m_hasBubble = false;
    std::optional<double> m_dragFrom;
    /// Where the chart was taken hold of, and what it showed then.
    std::optional<std::pair<double, TimeRange>> m_grip;
};

} // namespace vedette::ui

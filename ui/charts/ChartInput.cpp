// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// What mouse and keyboard do to a ChartView.
#include "ui/charts/ChartView.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

namespace vedette::ui {

namespace {

constexpr double leastDrag = 5; // pixels; less is a click with a trembling hand
constexpr double zoomStep = 1.25;
constexpr milliseconds shortest = 10s;
constexpr milliseconds longest = 24h * 3660;
constexpr int keySteps = 100; // arrow keys over the whole range
constexpr int wheelPan = 10; // notches over the whole range
constexpr int keyPan = 4; // Ctrl and arrow keys

} // namespace

void ChartView::mousePressEvent(QMouseEvent* event)
{
    const bool isLeft = event->button() == Qt::LeftButton;
    const bool grips = event->button() == Qt::MiddleButton
        || (isLeft && event->modifiers().testFlag(Qt::ShiftModifier));
    if (isLeft || grips) {
        setFocus(Qt::MouseFocusReason);
    }
    if (grips) {
        m_grip = {event->position().x(), m_view.range};
        viewport()->setCursor(Qt::ClosedHandCursor);
    } else if (isLeft) {
        m_dragFrom = event->position().x();
    }
}

void ChartView::mouseMoveEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    if (m_grip) {
        dragTo(x);
        return;
    }
    if (m_dragFrom && std::abs(x - *m_dragFrom) >= leastDrag) {
        const double from = std::clamp(*m_dragFrom, m_frame.plot.left(), m_frame.plot.right());
        const double to = std::clamp(x, m_frame.plot.left(), m_frame.plot.right());
        m_hoverItem->showSelection(QRectF(
            std::min(from, to), m_frame.plot.top(), std::abs(to - from), m_frame.plot.height()));
    }
    Q_EMIT hovered(timeAt(x));
}

void ChartView::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_grip) {
        dragTo(event->position().x());
        m_grip.reset();
        viewport()->unsetCursor();
        return;
    }
    const std::optional<double> from = std::exchange(m_dragFrom, std::nullopt);
    m_hoverItem->showSelection(std::nullopt);
    const double x = event->position().x();
    if (!from || event->button() != Qt::LeftButton || std::abs(x - *from) < leastDrag) {
        return;
    }
    TimeRange selected{timeAt(std::min(*from, x)), timeAt(std::max(*from, x))};
    selected.to = std::max(selected.to, selected.from + shortest);
    Q_EMIT zoomRequested(selected);
}

void ChartView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        return;
    }
    if (const auto note = m_markItem->noteAt(event->position().x())) {
        Q_EMIT noteActivated(*note);
    } else {
        Q_EMIT resetRequested();
    }
}

std::optional<TimeRange> ChartView::takeSelection()
{
    const std::optional<double> from = std::exchange(m_dragFrom, std::nullopt);
    m_hoverItem->showSelection(std::nullopt);
    if (!from || !m_crosshair || std::abs(m_frame.xOf(*m_crosshair) - *from) < leastDrag) {
        return std::nullopt;
    }
    const Timestamp began = timeAt(*from);
    return TimeRange{std::min(began, *m_crosshair), std::max(began, *m_crosshair)};
}

void ChartView::leaveEvent(QEvent* event)
{
    QChartView::leaveEvent(event);
    Q_EMIT left();
}

void ChartView::wheelEvent(QWheelEvent* event)
{
    const int delta = event->angleDelta().y();
    const int sideways = event->angleDelta().x(); // of a touch pad, or with Alt
    if (std::abs(sideways) > std::abs(delta)) {
        panFrom(m_view.range, -m_view.range.length() * sideways / (120 * wheelPan));
        event->accept();
        return;
    }
    const bool scrollsPage = event->modifiers().testFlag(Qt::ShiftModifier);
    if (delta == 0 || scrollsPage) {
        event->ignore();
        return;
    }
    zoomAround(timeAt(event->position().x()), std::pow(zoomStep, -delta / 120.0));
    event->accept();
}

void ChartView::zoomAround(Timestamp center, double factor)
{
    const TimeRange old = m_view.range;
    const milliseconds wanted{
        static_cast<qint64>(static_cast<double>(old.length().count()) * factor)};
    const milliseconds length = std::clamp(wanted, shortest, longest);
    const double share = static_cast<double>((center - old.from).count())
        / static_cast<double>(std::max<qint64>(old.length().count(), 1));
    TimeRange zoomed;
    zoomed.from
        = center - milliseconds{static_cast<qint64>(static_cast<double>(length.count()) * share)};
    zoomed.to = std::min(zoomed.from + length, std::max(m_view.now, old.to));
    zoomed.from = zoomed.to - length;
    if (zoomed != old) {
        Q_EMIT zoomRequested(zoomed);
    }
}

void ChartView::dragTo(double x)
{
    const double share = (m_grip->first - x) / std::max(m_frame.plot.width(), 1.0);
    const auto length = static_cast<double>(m_grip->second.length().count());
    panFrom(m_grip->second, milliseconds{static_cast<qint64>(share * length)});
}

/// Nothing is known of the future.
void ChartView::panFrom(const TimeRange& start, milliseconds by)
{
    const Timestamp latest = std::max(m_view.now, start.to);
    TimeRange moved{start.from + by, start.to + by};
    if (moved.to > latest) {
        moved = {latest - start.length(), latest};
    }
    if (moved != m_view.range) {
        Q_EMIT zoomRequested(moved);
    }
}

void ChartView::moveCrosshair(int steps)
{
    const milliseconds step = m_view.range.length() / keySteps;
    const Timestamp middle = m_view.range.from + m_view.range.length() / 2;
    const Timestamp moved = m_crosshair.value_or(middle) + steps * step;
    Q_EMIT hovered(std::clamp(moved, m_view.range.from, m_view.range.to - milliseconds{1}));
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    const Timestamp middle = m_view.range.from + m_view.range.length() / 2;
    const int steps = event->modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1;
    const bool pans = event->modifiers().testFlag(Qt::ControlModifier)
        && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right);
    if (pans) {
        const milliseconds step = m_view.range.length() / keyPan;
        panFrom(m_view.range, event->key() == Qt::Key_Left ? -step : step);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        moveCrosshair(-steps);
        break;
    case Qt::Key_Right:
        moveCrosshair(steps);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomAround(m_crosshair.value_or(middle), 1 / zoomStep);
        break;
    case Qt::Key_Minus:
        zoomAround(m_crosshair.value_or(middle), zoomStep);
        break;
    case Qt::Key_0:
        Q_EMIT resetRequested();
        break;
    case Qt::Key_Escape:
        Q_EMIT left();
        break;
    default:
        event->ignore(); // the page scrolls, the window has its shortcuts
        break;
    }
}

void ChartView::focusInEvent(QFocusEvent* event)
{
    QChartView::focusInEvent(event);
    Q_EMIT focusChanged();
}

void ChartView::focusOutEvent(QFocusEvent* event)
{
    QChartView::focusOutEvent(event);
    // A window that loses its place, or is being destroyed, leaves the crosshair where it is.
    if (event->reason() != Qt::ActiveWindowFocusReason) {
        Q_EMIT left();
    }
    Q_EMIT focusChanged();
}

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/TimeWindow.h"

#include <algorithm>

namespace vedette::ui {

namespace {

constexpr int stepsPerSpan = 600;
constexpr milliseconds shortestStep{1000};

} // namespace

void TimeWindow::setSpan(seconds span)
{
    m_span = std::max(span, seconds{10});
    reset();
}

void TimeWindow::zoom(const TimeRange& range)
{
    m_zoom = range;
}

void TimeWindow::reset()
{
    m_zoom.reset();
}

bool TimeWindow::follow(Timestamp now)
{
    const milliseconds step = std::max(milliseconds{m_span} / stepsPerSpan, shortestStep);
    const Timestamp end = now - now.time_since_epoch() % step + step;
    const TimeRange moved{end - m_span, end};
    if (moved == m_live) {
        return false;
    }
    m_live = moved;
    return isLive();
}

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/TimeRange.h"

#include <optional>

namespace vedette::ui {

/// What the charts of a page reach over: a span that follows the present, or a range the user
/// zoomed to. Follows in steps of about a pixel, so that nothing is drawn again for less. Value.
class TimeWindow
{
public:
    [[nodiscard]] bool isLive() const { return !m_zoom; }
    [[nodiscard]] TimeRange range() const { return m_zoom.value_or(m_live); }
    [[nodiscard]] seconds span() const { return m_span; }

    void setSpan(seconds span);
    void zoom(const TimeRange& range);
    /// Back to the span.
    void reset();
    /// True when the range moved.
    bool follow(Timestamp now);

private:
    seconds m_span{900};
    TimeRange m_live;
    std::optional<TimeRange> m_zoom;
};

} // namespace vedette::ui

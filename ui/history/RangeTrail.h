// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/history/HistoryView.h"

#include <vector>

namespace vedette::ui {

/// The range that is shown, and the ones before it: the way back from zooms. Steps of one move, as
/// a turning wheel makes them, are one step back. Value.
class RangeTrail
{
public:
    [[nodiscard]] const HistoryRange& current() const { return m_current; }
    [[nodiscard]] bool canGoBack() const { return !m_before.empty(); }

    /// Begins anew, with no way back.
    void start(const HistoryRange& range);
    /// A choice: one step of its own.
    void choose(const HistoryRange& range);
    /// A zoom or pan at a moment; soon after another one it belongs to that.
    void move(const TimeRange& range, Timestamp at);
    void back();

private:
    void keepCurrent();

    HistoryRange m_current;
    std::vector<HistoryRange> m_before; ///< the oldest first
    Timestamp m_movedAt = Timestamp::min();
};

} // namespace vedette::ui

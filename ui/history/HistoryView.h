// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Ids.h"
#include "core/model/Metric.h"
#include "core/model/TimeRange.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace vedette::ui {

enum class HistoryLayout
{
    Overlay, ///< a chart per metric, a curve per server
    Multiples ///< a small chart per metric and server
};

enum class CompareWith
{
    Nothing,
    PreviousPeriod, ///< as long as the range, right before it
    DayBefore,
    WeekBefore,
    FourWeeksBefore,
    Offset ///< of the user's choice
};

/// When: a span that ends now, or a range that stays. Immutable value.
struct HistoryRange
{
    seconds span{86'400};
    std::optional<TimeRange> fixed; ///< instead of the span

    [[nodiscard]] TimeRange at(Timestamp now) const;
    bool operator==(const HistoryRange&) const = default;
};

/// With what the range is compared. Immutable value.
struct Comparison
{
    CompareWith with = CompareWith::Nothing;
    seconds offset{86'400}; ///< of CompareWith::Offset

    /// How far back; nothing without a comparison. Days are of 24 hours, whatever the clocks do.
    [[nodiscard]] std::optional<milliseconds> shift(const TimeRange& range) const;
    bool operator==(const Comparison&) const = default;
};

/// What the page of the history shows. Immutable value.
struct HistoryView
{
    QString name; ///< of a saved one
    std::vector<ServerId> servers;
    QStringList tags; ///< and all servers that have one of these
    std::vector<MetricId> metrics;
    HistoryLayout layout = HistoryLayout::Overlay;
    bool sharesScale = true; ///< small charts of one metric have the same value axis
    bool showsMarks = true; ///< what happened, on the time axis
    HistoryRange range;
    Comparison compare;

    bool operator==(const HistoryView&) const = default;
};

inline constexpr seconds shortestSpan{10};
inline constexpr seconds longestSpan{3'660LL * 86'400};
inline constexpr std::size_t maxViewServers = 100;
inline constexpr std::size_t maxViewMetrics = 60;
inline constexpr qsizetype maxViewTags = 60;

/// Without what can't be: unknown enum values are the reader's matter, this bounds lists and times.
[[nodiscard]] HistoryView bounded(HistoryView view);

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/TimeRange.h"
#include "core/store/history/HistoryStore.h"

#include <chrono>
#include <optional>
#include <vector>

namespace vedette::engine {

/// The time before `first`, the first poll of a session, in which nobody watched: as far as is
/// worth asking for, a week at most. Nothing where it is short (5 minutes, or three polls), or
/// where the user had paused the server. Pure function.
[[nodiscard]] std::optional<TimeRange>
gapBefore(Timestamp first, const std::optional<store::NewestPoll>& newest, seconds metricsInterval);

/// The part of a gap whose values are kept as they were measured for an hour at least. Pure
/// function.
[[nodiscard]] std::optional<TimeRange> keptPart(std::optional<TimeRange> gap,
                                                std::chrono::days kept);

/// When nobody watched a server, as far as it has not told of that itself. A value.
class CatchUpGaps
{
public:
    /// The newest 16 are kept.
    void add(TimeRange gap);
    /// What was told of: nothing within is to be told again, nor next to it, since the server's
    /// clock may be told with an error of a second, another one each time.
    void take(TimeRange told);

    [[nodiscard]] bool isEmpty() const { return m_gaps.empty(); }
    /// Not at its ends: these were watched.
    [[nodiscard]] bool contains(Timestamp time) const;
    /// Of all of them together; not of none.
    [[nodiscard]] TimeRange span() const;

private:
    std::vector<TimeRange> m_gaps;
};

} // namespace vedette::engine

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <optional>

namespace vedette::store {

/// Whether the wall clock may decide what is old enough to be deleted: one that is a year ahead (a
/// dead battery, a bad time server, a machine that was resumed) would delete everything. A clock
/// that jumps, or that makes all of the history old at once, is believed after it went on for a
/// day. Pure; lives with the writer.
class ClockTrust
{
public:
    /// `newest`: the newest poll stored before this start.
    explicit ClockTrust(std::optional<Timestamp> newest = {})
        : m_newest(newest)
    { }

    /// True when what is older than `limit` may go.
    [[nodiscard]] bool mayDelete(Timestamp limit, Timestamp now, MonotonicTime monotonic);

private:
    struct Moment
    {
        Timestamp wall;
        MonotonicTime monotonic;
    };

    std::optional<Timestamp> m_newest;
    std::optional<Moment> m_last;
    std::optional<MonotonicTime> m_doubtedSince;
};

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Ids.h"
#include "core/model/Series.h"

#include <vector>

namespace vedette {

/// Asks for stored samples of one server.
struct HistoryQuery
{
    ServerId server;
    std::vector<MetricId> metrics;
    TimeRange range;
    int columns = 1000; ///< pixels to fill: one point each, at most
    /// Whose query it is: an older one of the same view that has not begun ends with Cancelled. 0:
    /// of none.
    quint64 view = 0;
    bool isAveraged = false; ///< over each column, also where there are fewer points than columns

    bool operator==(const HistoryQuery&) const = default;
};

/// For HistoryQuery::view: a number that no other view of this run has. From any thread.
[[nodiscard]] quint64 newHistoryView();

/// Why nothing of a server is known for some time.
enum class AbsenceKind
{
    Unobserved, ///< nobody watched: the program was closed, or its computer asleep or offline
    Unreachable, ///< it did not answer
    Paused ///< its user had switched its monitoring off
};

struct Absence
{
    TimeRange range;
    AbsenceKind kind = AbsenceKind::Unobserved;

    bool operator==(const Absence&) const = default;
};

/// The answer: one Series per metric asked for, in that order; empty where nothing is stored.
struct History
{
    HistoryQuery query;
    std::vector<Series> series;
    std::vector<MetricId> stored; ///< all that the range and its edges hold, asked for or not
    std::vector<Absence> absences = {}; ///< of the server, in the range: rising, not overlapping
    /// What was not watched, and comes from the server's own records: in the range, rising, not
    /// overlapping. A metric that is not in those has a gap there.
    std::vector<TimeRange> recovered = {};

    bool operator==(const History&) const = default;
};

} // namespace vedette

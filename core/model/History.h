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
    int columns = 1000; ///< pixels to fill: at most 4 points each come back

    bool operator==(const HistoryQuery&) const = default;
};

/// The answer: one Series per metric asked for, in that order; empty where nothing is stored.
struct History
{
    HistoryQuery query;
    std::vector<Series> series;
    std::vector<MetricId> stored; ///< all that the range and its edges hold, asked for or not

    bool operator==(const History&) const = default;
};

} // namespace vedette

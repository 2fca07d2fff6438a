// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Time.h"
#include "core/model/Details.h"
#include "core/model/Facts.h"
#include "core/model/Ids.h"
#include "core/model/Metric.h"

#include <QHash>

#include <optional>
#include <vector>

namespace vedette {

/// One number of one metric; its time is the Snapshot's.
struct Sample
{
    MetricId metric;
    double value = 0; ///< always finite

    bool operator==(const Sample&) const = default;
};

/// A probe that gave nothing, and why: a value we don't know is absent, never zero.
struct Unavailable
{
    QString probe; ///< "disk", "network", …
    Error why;

    bool operator==(const Unavailable&) const = default;
};

enum class PollKind
{
    Status, ///< cpu, memory, load, uptime: for the live view and the rules
    Metrics, ///< everything that is cheap, stored
    Slow ///< one slow probe, in its own rhythm, stored
};

/// All that one poll produced, or its Error. Immutable value.
struct Snapshot
{
    ServerId server;
    PollKind kind = PollKind::Metrics;
    Timestamp collectedAt;
    std::chrono::microseconds roundTrip{0};
    std::vector<Sample> samples;
    std::vector<Unavailable> unavailable;
    std::optional<Facts> facts; ///< only with the first snapshot of a session
    std::optional<Error> error;
    /// Of a Slow one: its name. "sysstat": the server's own record of a time that nobody watched,
    /// with server.recovered, the seconds before it that its values stand for.
    QString probe = {};
    Details details = {}; ///< of a Slow one: the rows of a page
    QHash<MetricId, Unit> units = {}; ///< of a custom command: those that its output itself names
    bool hasRebooted = false; ///< only with `facts`: since the session before
    bool hasSudoRefused = false; ///< of a Slow one: sudo is asked again hours later

    bool operator==(const Snapshot&) const = default;
};

[[nodiscard]] std::optional<double> valueOf(const Snapshot& snapshot, const MetricId& metric);

} // namespace vedette

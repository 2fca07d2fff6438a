// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Facts.h"
#include "core/model/Server.h"
#include "core/model/ServerStatus.h"
#include "core/model/Snapshot.h"
#include "ui/charts/Sparkline.h"

#include <QHash>

#include <map>
#include <optional>
#include <vector>

namespace vedette::ui {

/// The newest that one slow probe told.
struct SlowAnswer
{
    Timestamp collectedAt; ///< of the samples and details; 1970 when there were none yet
    Timestamp heardAt; ///< when it answered last, with these or with a reason
    std::vector<Sample> samples;
    QHash<MetricId, Unit> units; ///< that the answer itself names, where nothing else tells one
    Details details; ///< its rows are shared with whoever else holds the snapshot
    std::optional<Error> why; ///< why it tells nothing now: what stands here is older
    std::optional<Error> gap; ///< why what stands here is not all that there is
};

/// What the window knows of one server: the newest of everything.
struct ServerRow
{
    Server server;
    ServerStatus status;
    Facts facts;
    Timestamp sampledAt; ///< of the newest snapshot; 1970 when there was none
    Timestamp metricsAt; ///< of the newest Metrics snapshot: of disks, interfaces, …
    QHash<MetricId, double>
        values; ///< newest value of each metric; cleared when the server goes down
    Course cpu; ///< the last 60 values of cpu.totalUsage, and the gaps
    Timestamp cpuAt; ///< of its newest value
    std::vector<Unavailable> unavailable;
    std::map<QString, SlowAnswer> slow; ///< by probe; stays when the server goes down
};

/// Takes what a Slow snapshot tells. Where the probe merely failed the rows of before stay, with
/// the reason; where the server has no such thing any more they go.
void keepSlow(ServerRow& row, const Snapshot& snapshot);
/// Null while the probe has not been asked.
[[nodiscard]] const SlowAnswer* slowAnswer(const ServerRow& row, const QString& probe);
/// What slow probes tell of one type now: "smart", "raid".
[[nodiscard]] std::vector<Sample> slowSamples(const ServerRow& row, QLatin1StringView type);

/// Adds a poll's cpu.totalUsage to the course.
void keepCpu(ServerRow& row, const Snapshot& snapshot);
/// The server is not up: the course has a gap until the next value.
void breakCpu(ServerRow& row);
/// Empty while the server is not up: it would end nowhere.
[[nodiscard]] Course cpuCourse(const ServerRow& row);

/// The usage of the fullest file system, and its mount point.
struct FullestDisk
{
    QString mount;
    double usedPercent = 0;
};
[[nodiscard]] std::optional<FullestDisk> fullestDisk(const ServerRow& row);
/// Bytes per second ("rxRate" or "txRate") over the interfaces that count: see countedInstances().
[[nodiscard]] std::optional<double> networkTotal(const ServerRow& row, const QString& field);

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Facts.h"
#include "core/model/Series.h"
#include "core/model/Server.h"
#include "core/model/ServerStatus.h"
#include "core/model/Snapshot.h"

#include <QHash>

#include <optional>
#include <vector>

namespace vedette::ui {

/// What the window knows of one server: the newest of everything.
struct ServerRow
{
    Server server;
    ServerStatus status;
    Facts facts;
    Timestamp sampledAt; ///< of the newest snapshot; 1970 when there was none
    QHash<MetricId, double>
        values; ///< newest value of each metric; cleared when the server goes down
    std::vector<SeriesPoint> cpu; ///< the last 60 values of cpu.totalUsage, for the sparkline
    std::vector<Unavailable> unavailable;
};

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

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Snapshot.h"

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace vedette::parse {

/// An array of md(4).
struct RaidArray
{
    QString name; ///< "md0"
    bool isActive = false;
    std::optional<bool> isDegraded; ///< nothing for a level without spare copies
    quint64 failedDevices = 0; ///< that are still part of it, marked (F)
    std::optional<double>
        resyncPercent; ///< only while it recovers, resyncs, reshapes or is checked

    bool operator==(const RaidArray&) const = default;
};

/// /proc/mdstat. Not the containers of external metadata ("super external:imsm"), which hold
/// arrays and are always inactive. Malformed without its first line.
[[nodiscard]] Result<std::vector<RaidArray>> parseMdStat(QByteArrayView text);
/// raid[NAME].active, .degraded, .failedDevices and .resyncPercent.
[[nodiscard]] std::vector<Sample> samplesOf(const std::vector<RaidArray>& arrays);

} // namespace vedette::parse

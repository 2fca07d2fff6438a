// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Snapshot.h"

#include <QString>

#include <optional>
#include <vector>

namespace vedette::parse {

/// What a GPU tells of itself, whatever its maker. Absent = not told.
struct GpuReading
{
    QString name; ///< "0", "card1"
    std::optional<double> utilisation; ///< %
    std::optional<double> memoryUsed; ///< bytes
    std::optional<double> memoryTotal; ///< bytes
    std::optional<double> celsius;
    std::optional<double> watts;
    std::optional<double> fan; ///< % of its highest speed
    std::optional<double> clock; ///< Hz
};

/// gpu[NAME].*; without what can't be.
[[nodiscard]] std::vector<Sample> samplesOf(const GpuReading& gpu);

} // namespace vedette::parse

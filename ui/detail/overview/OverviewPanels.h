// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/charts/BarList.h"
#include "ui/charts/Curve.h"
#include "ui/servers/ServerModel.h"

namespace vedette::ui {

// What the panels of the overview say. Their curves are in the order of their CurveSources.
[[nodiscard]] ChartSpec cpuSpec();
[[nodiscard]] ChartSpec memorySpec();
[[nodiscard]] ChartSpec networkSpec();
[[nodiscard]] ChartSpec diskIoSpec();
[[nodiscard]] ChartSpec loadSpec();

/// One bar per file system, the root first, then by name.
[[nodiscard]] std::vector<BarList::Bar> diskBars(const QHash<MetricId, double>& values);
/// Whether the bars tell this metric.
[[nodiscard]] bool isInDiskBars(const MetricId& metric);

} // namespace vedette::ui

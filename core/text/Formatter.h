// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/model/Metric.h"

#include <QLocale>
#include <QString>

namespace vedette::text {

/// A value and its unit in words: "88 %", "72.1 GiB", "1.2 MB/s", "41 days". Numbers follow
/// QLocale(). Percent and other values are rounded as a person reads them (three significant digits
/// at most).
[[nodiscard]] QString format(double value, Unit unit);
/// The same for an axis tick that must be short: "94 G", "1 M/s".
[[nodiscard]] QString formatTick(double value, Unit unit);
/// "4 min", "2 h 5 min", "41 days": the two largest parts at most.
[[nodiscard]] QString formatDuration(seconds duration);
/// "12 s ago", "just now".
[[nodiscard]] QString formatAge(seconds age);
/// The metric's label, translated: "CPU usage", "File system usage /var".
[[nodiscard]] QString metricLabel(const MetricId& metric);
/// "%", "bytes", "bytes/s": for column headings and tooltips.
[[nodiscard]] QString unitName(Unit unit);

} // namespace vedette::text

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Unit.h"

#include <QHashFunctions>
#include <QString>

#include <compare>
#include <optional>
#include <span>

namespace vedette {

/// Names one metric: `type.field` or `type[instance].field` (METRICS in the manual). Immutable
/// value.
struct MetricId
{
    QString type;
    QString field;
    QString instance; ///< empty for a metric without instances

    bool operator==(const MetricId&) const = default;
    std::strong_ordering operator<=>(const MetricId& other) const;
};

[[nodiscard]] size_t qHash(const MetricId& id, size_t seed = 0) noexcept;

/// "disk[/var].usedPercent"; `\`, `]` and `/` may stand escaped by a backslash; we write them so
/// where needed.
[[nodiscard]] QString toString(const MetricId& id);
[[nodiscard]] Result<MetricId> parseMetricId(QStringView text);

/// What is known of every metric of one type and field.
struct MetricInfo
{
    const char* type;
    const char* field;
    Unit unit;
    std::optional<double> maximum; ///< the natural upper bound, for axes (percent: 100)
    const char* label; ///< English, translated by core/text: "CPU usage"
};

/// The core set, ordered by type and field as listed.
[[nodiscard]] std::span<const MetricInfo> metricCatalogue();
[[nodiscard]] const MetricInfo* findMetric(QStringView type, QStringView field);
/// Unit::None for a metric that is not in the catalogue.
[[nodiscard]] Unit unitOf(const MetricId& id);

} // namespace vedette

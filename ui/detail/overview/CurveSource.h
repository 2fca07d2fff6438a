// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Snapshot.h"
#include "ui/charts/SeriesData.h"
#include "ui/charts/SeriesMath.h"

#include <QHash>

#include <optional>
#include <vector>

namespace vedette::ui {

using SeriesByMetric = QHash<MetricId, SeriesData>;

/// What a curve is made of: the sum of some metrics, each with its sign. Immutable value.
struct CurveSource
{
    struct Part
    {
        MetricId metric;
        double factor = 1.0;

        bool operator==(const Part&) const = default;
    };

    std::vector<Part> parts;
    Needs needs = Needs::Any;

    bool operator==(const CurveSource&) const = default;
};

/// The whole curve, from the series of its metrics.
[[nodiscard]] Series seriesOf(const CurveSource& source, const SeriesByMetric& known);
/// Its next point, from one poll; nothing when the poll does not carry it.
[[nodiscard]] std::optional<double> valueOf(const CurveSource& source, const Snapshot& snapshot);

/// All of CPU time, in four parts: user with nice, system with interrupts, iowait, steal.
[[nodiscard]] std::vector<CurveSource> cpuSources();
/// used, cache (what could be freed at once), swap; without swap its curve stays empty.
[[nodiscard]] std::vector<CurveSource> memorySources(bool hasSwap);
[[nodiscard]] std::vector<CurveSource> loadSources();
/// One source per field, each the sum over the instances: "network", {"rxRate", "txRate"}.
[[nodiscard]] std::vector<CurveSource>
instanceSources(const QString& type, const QStringList& fields, const QStringList& instances);

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Names.h"
#include "core/model/Server.h"
#include "core/model/TimeRange.h"

#include <QStringList>

#include <vector>

namespace vedette {

enum class ExportFormat
{
    Csv, ///< RFC 4180: a row per value
    Json, ///< RFC 8259: an array with an object per series
    OpenMetrics ///< OpenMetrics 1.0 text, gauges, for "promtool tsdb create-blocks-from
                ///< openmetrics"
};

inline constexpr Names<ExportFormat, 3> exportFormatNames{
    {{ExportFormat::Csv, QLatin1StringView("csv")},
     {ExportFormat::Json, QLatin1StringView("json")},
     {ExportFormat::OpenMetrics, QLatin1StringView("openmetrics")}}};

/// What of the history is to be exported. Immutable value.
struct ExportOrder
{
    std::vector<Server> servers; ///< their ids and names
    /// "cpu.totalUsage", "disk*", "disk[/var].usedPercent": a "*" stands for anything, without
    /// brackets all instances are meant. Empty: all that is stored.
    QStringList metrics = {};
    TimeRange range;
    milliseconds every{0}; ///< one average for so much time; 0: each value, as fine as it is kept
    ExportFormat format = ExportFormat::Csv;

    bool operator==(const ExportOrder&) const = default;
};

/// How much was exported.
struct ExportCount
{
    qint64 series = 0;
    qint64 values = 0;
    qint64 bytes = 0;

    bool operator==(const ExportCount&) const = default;
};

} // namespace vedette

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Snapshot.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace vedette::bench {

/// 60 metrics as one machine had them, over and over: tests/bench/history_trace.txt holds their
/// names, type|instance|field, in its first line and a poll in each other one. Servers begin at
/// other places of it.
class HistoryTrace
{
public:
    /// Ends the program where the file can't be read.
    HistoryTrace();

    [[nodiscard]] int metrics() const { return static_cast<int>(m_metrics.size()); }
    [[nodiscard]] MetricId metric(int place) const
    {
        return m_metrics.at(static_cast<std::size_t>(place));
    }
    [[nodiscard]] Snapshot poll(int server, int cycle, Timestamp at) const;

private:
    std::vector<QStringList> m_names; ///< whose characters m_metrics shows
    std::vector<MetricId> m_metrics;
    QStringList m_instances; ///< each once
    std::vector<qsizetype> m_instanceOf; ///< of each metric
    std::vector<std::vector<std::optional<double>>> m_polls;
};

} // namespace vedette::bench

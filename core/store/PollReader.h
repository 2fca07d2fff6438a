// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/History.h"
#include "core/store/Connection.h"
#include "core/store/Statement.h"

#include <QHash>

#include <stop_token>
#include <vector>

namespace vedette::store {

/// Reads stored polls as series: each row is unpacked once for all metrics asked for.
/// Lives on: its connection's thread.
class PollReader
{
public:
    explicit PollReader(const Connection& connection);

    /// Cancelled when `stop` is requested.
    [[nodiscard]] Result<History> read(const HistoryQuery& query, const std::stop_token& stop);

private:
    using Values = std::vector<std::vector<SeriesPoint>>;
    struct Columns
    {
        Values values; ///< one per metric, the last for server.up
        QList<qint64> layouts; ///< of all the polls read
    };
    /// Where in a layout the value of which column stands.
    struct Place
    {
        std::size_t position;
        std::size_t column;
    };
    using Places = std::vector<Place>;

    [[nodiscard]] Result<Columns> readColumns(const HistoryQuery& query,
                                              const std::vector<qint64>& metrics,
                                              const std::stop_token& stop);
    static void append(const Statement& row, const Places& places, Columns& columns);
    [[nodiscard]] Result<std::vector<qint64>> metricIds(const HistoryQuery& query) const;
    /// Looked up once per layout and query, in `known`.
    [[nodiscard]] Result<const Places*>
    findPlaces(qint64 layout, const std::vector<qint64>& metrics, QHash<qint64, Places>& known);
    [[nodiscard]] Result<std::vector<qint64>> loadLayout(qint64 layout) const;
    [[nodiscard]] Result<std::vector<MetricId>> metricsOf(const QList<qint64>& layouts);
    [[nodiscard]] Result<std::optional<MetricId>> metricOf(qint64 id);

    const Connection& m_connection;
    QHash<qint64, std::vector<qint64>> m_layouts;
    QHash<qint64, MetricId> m_metrics; ///< by id; rows of that table never change
};

} // namespace vedette::store

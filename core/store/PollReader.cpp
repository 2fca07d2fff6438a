// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/PollReader.h"

#include "core/base/Log.h"
#include "core/store/Codec.h"
#include "core/store/SeriesBuilder.h"
#include "core/store/Varint.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr qsizetype mostLayouts = 20'000; // layouts: a server has a handful

/// Rows read beyond either edge, so that each line finds its neighbour there: between two Metrics
/// polls there are many Status polls.
QString pollsSql()
{
    return u"SELECT at, layout, payload FROM poll WHERE server = ?"
           " AND at >= coalesce((SELECT at FROM poll WHERE server = ? AND at < ?"
           " ORDER BY at DESC LIMIT 1 OFFSET 63), 0)"
           " AND at <= coalesce((SELECT at FROM poll WHERE server = ? AND at >= ?"
           " ORDER BY at LIMIT 1 OFFSET 63), 9223372036854775807)"
           " ORDER BY at"_s;
}

MetricId serverUp()
{
    return {.type = u"server"_s, .field = u"up"_s, .instance = {}};
}

std::vector<Timestamp> downTimes(const std::vector<SeriesPoint>& up)
{
    std::vector<Timestamp> times;
    for (const SeriesPoint& point : up) {
        if (point.value == 0) {
            times.push_back(point.time);
        }
    }
    return times;
}

} // namespace

PollReader::PollReader(const Connection& connection)
    : m_connection(connection)
{ }

Result<History> PollReader::read(const HistoryQuery& query, const std::stop_token& stop)
{
    const auto metrics = metricIds(query);
    if (!metrics) {
        return fail(metrics.error());
    }
    const auto columns = readColumns(query, *metrics, stop);
    if (!columns) {
        return fail(columns.error());
    }
    auto stored = metricsOf(columns->layouts);
    if (!stored) {
        return fail(stored.error());
    }
    const std::vector<Timestamp> downs = downTimes(columns->values.back());
    History history{.query = query, .series = {}, .stored = *std::move(stored)};
    for (std::size_t i = 0; i < query.metrics.size(); ++i) {
        history.series.push_back(buildSeries(query, query.metrics[i], columns->values[i], downs));
    }
    return history;
}

Result<PollReader::Columns> PollReader::readColumns(const HistoryQuery& query,
                                                    const std::vector<qint64>& metrics,
                                                    const std::stop_token& stop)
{
    Statement select(m_connection, pollsSql());
    const qint64 server = query.server.value;
    const auto done
        = select.run({server, server, toMsecs(query.range.from), server, toMsecs(query.range.to)});
    if (!done) {
        return fail(done.error());
    }
    if (m_layouts.size() > mostLayouts) {
        m_layouts.clear();
    }
    Columns columns{Values(metrics.size()), {}};
    QHash<qint64, Places> known;
    Result<bool> row = select.next();
    for (; row && *row; row = select.next()) {
        if (stop.stop_requested()) {
            return fail(ErrorCode::Cancelled);
        }
        const auto places = findPlaces(select.integer(1), metrics, known);
        if (!places) {
            return fail(places.error());
        }
        append(select, **places, columns);
    }
    if (!row) {
        return fail(row.error());
    }
    columns.layouts = known.keys();
    return columns;
}

void PollReader::append(const Statement& row, const Places& places, Columns& columns)
{
    if (places.empty()) {
        return;
    }
    const auto values = decodeValues(row.blob(2));
    if (!values) {
        qCWarning(logStore) << "poll left out:" << values.error().detail;
        return;
    }
    const Timestamp at = fromMsecs(row.integer(0));
    for (const Place& place : places) {
        const bool isThere = place.position < values->size() && (*values)[place.position];
        if (isThere) {
            columns.values[place.column].push_back({at, *(*values)[place.position]});
        }
    }
}

Result<std::vector<qint64>> PollReader::metricIds(const HistoryQuery& query) const
{
    std::vector<MetricId> metrics = query.metrics;
    metrics.push_back(serverUp());
    Statement select(m_connection,
                     u"SELECT id FROM metric WHERE type = ? AND instance = ? AND field = ?"_s);
    std::vector<qint64> ids;
    for (const MetricId& metric : metrics) {
        if (const auto done = select.run({metric.type, metric.instance, metric.field}); !done) {
            return fail(done.error());
        }
        const Result<bool> row = select.next();
        if (!row) {
            return fail(row.error());
        }
        ids.push_back(*row ? select.integer(0) : 0); // no metric has id 0
    }
    return ids;
}

Result<const PollReader::Places*> PollReader::findPlaces(qint64 layout,
                                                         const std::vector<qint64>& metrics,
                                                         QHash<qint64, Places>& known)
{
    if (const auto found = known.constFind(layout); found != known.cend()) {
        return &*found;
    }
    auto stored = m_layouts.constFind(layout);
    if (stored == m_layouts.cend()) {
        const auto loaded = loadLayout(layout);
        if (!loaded) {
            return fail(loaded.error());
        }
        stored = m_layouts.insert(layout, *loaded);
    }
    Places places;
    for (std::size_t column = 0; column < metrics.size(); ++column) {
        const auto position = std::ranges::find(*stored, metrics[column]);
        if (position != stored->end()) {
            places.push_back({static_cast<std::size_t>(position - stored->begin()), column});
        }
    }
    return &*known.insert(layout, places);
}

Result<std::vector<qint64>> PollReader::loadLayout(qint64 layout) const
{
    Statement select(m_connection, u"SELECT metrics FROM layout WHERE id = ?"_s);
    if (const auto done = select.run({layout}); !done) {
        return fail(done.error());
    }
    const Result<bool> row = select.next();
    if (!row) {
        return fail(row.error());
    }
    std::vector<qint64> ids;
    const QByteArray blob = *row ? select.blob(0) : QByteArray();
    QByteArrayView rest(blob);
    for (auto id = takeVarint(rest); id; id = takeVarint(rest)) {
        ids.push_back(static_cast<qint64>(*id));
    }
    return ids;
}

/// Each once.
Result<std::vector<MetricId>> PollReader::metricsOf(const QList<qint64>& layouts)
{
    std::set<qint64> ids;
    for (const qint64 layout : layouts) {
        const auto known = m_layouts.constFind(layout);
        if (known != m_layouts.cend()) {
            ids.insert(known->begin(), known->end());
        }
    }
    std::vector<MetricId> metrics;
    metrics.reserve(ids.size());
    for (const qint64 id : ids) {
        const auto metric = metricOf(id);
        if (!metric) {
            return fail(metric.error());
        }
        if (*metric) { // a damaged layout may name one that is not there
            metrics.push_back(**metric);
        }
    }
    return metrics;
}

Result<std::optional<MetricId>> PollReader::metricOf(qint64 id)
{
    if (const auto known = m_metrics.constFind(id); known != m_metrics.cend()) {
        return *known;
    }
    Statement select(m_connection, u"SELECT type, field, instance FROM metric WHERE id = ?"_s);
    if (const auto done = select.run({id}); !done) {
        return fail(done.error());
    }
    const Result<bool> row = select.next();
    if (!row) {
        return fail(row.error());
    }
    if (!*row) {
        return std::nullopt;
    }
    const MetricId metric{
        .type = select.text(0), .field = select.text(1), .instance = select.text(2)};
    m_metrics.insert(id, metric);
    return metric;
}

} // namespace vedette::store

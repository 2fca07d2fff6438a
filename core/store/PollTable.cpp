// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/PollTable.h"

#include "core/store/Codec.h"
#include "core/store/Varint.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

/// Polls of one server in one millisecond; more can only be a mistake, and are left out.
constexpr int mostPollsAtOnce = 16;

bool isKeptOfStatus(const Sample& sample)
{
    const MetricId& id = sample.metric;
    return (id.type == "server"_L1 && id.field == "up"_L1)
        || (id.type == "ssh"_L1 && id.field == "roundTrip"_L1);
}

/// The id in the first row; 0 when there is none.
Result<qint64> findId(Statement& select, const QVariantList& values)
{
    if (const auto done = select.run(values); !done) {
        return fail(done.error());
    }
    const Result<bool> row = select.next();
    if (!row) {
        return fail(row.error());
    }
    const qint64 id = *row ? select.integer(0) : 0;
    select.finish();
    return id;
}

Result<qint64> findOrAdd(Statement& select, Statement& insert, const QVariantList& values)
{
    auto id = findId(select, values);
    if (!id || *id != 0) {
        return id;
    }
    if (const auto done = insert.run(values); !done) {
        return fail(done.error());
    }
    return insert.lastId();
}

QByteArray encodeSamples(const std::vector<Sample>& samples)
{
    std::vector<double> values;
    values.reserve(samples.size());
    std::ranges::transform(samples, std::back_inserter(values), &Sample::value);
    return encodeValues(values);
}

} // namespace

std::vector<Sample> storedSamples(const Snapshot& snapshot)
{
    if (snapshot.error) {
        return {
            Sample{.metric = {.type = u"server"_s, .field = u"up"_s, .instance = {}}, .value = 0}};
    }
    if (snapshot.kind == PollKind::Metrics) {
        return snapshot.samples;
    }
    std::vector<Sample> kept;
    std::ranges::copy_if(snapshot.samples, std::back_inserter(kept), isKeptOfStatus);
    return kept;
}

PollTable::PollTable(const Connection& connection)
    : m_findMetric(connection,
                   u"SELECT id FROM metric WHERE type = ? AND instance = ? AND field = ?"_s)
    , m_addMetric(connection, u"INSERT INTO metric (type, instance, field) VALUES (?, ?, ?)"_s)
    , m_findLayout(connection, u"SELECT id FROM layout WHERE metrics = ?"_s)
    , m_addLayout(connection, u"INSERT INTO layout (metrics) VALUES (?)"_s)
    , m_findPoll(connection,
                 u"SELECT 1 FROM poll WHERE server = ? AND at = ? AND layout = ? AND payload = ?"_s)
    , m_addPoll(connection,
                u"INSERT INTO poll (server, at, layout, payload) VALUES (?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING"_s)
{ }

Result<qint64> PollTable::insert(const Snapshot& snapshot)
{
    const std::vector<Sample> samples = storedSamples(snapshot);
    if (samples.empty()) {
        return 0;
    }
    auto layout = layoutOf(samples);
    if (!layout) {
        return layout;
    }
    const auto done
        = insertRow(snapshot.server, snapshot.collectedAt, {*layout, encodeSamples(samples)});
    if (!done) {
        return fail(done.error());
    }
    return static_cast<qint64>(samples.size());
}

Result<void> PollTable::insertRow(ServerId server, Timestamp at, const QVariantList& poll)
{
    for (int i = 0; i < mostPollsAtOnce; ++i) {
        const QVariantList row = QVariantList{server.value, toMsecs(at) + i} + poll;
        if (auto done = m_addPoll.run(row); !done) {
            return done;
        }
        if (m_addPoll.affectedRows() > 0) {
            return {};
        }
        const Result<bool> isSame = isStored(row);
        if (!isSame) {
            return fail(isSame.error());
        }
        if (*isSame) {
            return {};
        }
    }
    return {};
}

/// A commit may have succeeded although its answer was lost: what comes again is no second poll.
Result<bool> PollTable::isStored(const QVariantList& row)
{
    const auto found = findId(m_findPoll, row);
    if (!found) {
        return fail(found.error());
    }
    return *found != 0;
}

Result<qint64> PollTable::layoutOf(const std::vector<Sample>& samples)
{
    QByteArray ids;
    for (const Sample& sample : samples) {
        auto id = metricIdOf(sample.metric);
        if (!id) {
            return id;
        }
        appendVarint(ids, static_cast<quint64>(*id));
    }
    if (const auto known = m_layouts.constFind(ids); known != m_layouts.cend()) {
        return *known;
    }
    auto layout = findOrAdd(m_findLayout, m_addLayout, {ids});
    if (layout) {
        m_layouts.insert(ids, *layout);
    }
    return layout;
}

Result<qint64> PollTable::metricIdOf(const MetricId& metric)
{
    if (const auto known = m_metrics.constFind(metric); known != m_metrics.cend()) {
        return *known;
    }
    auto id = findOrAdd(m_findMetric, m_addMetric, {metric.type, metric.instance, metric.field});
    if (id) {
        m_metrics.insert(metric, *id);
    }
    return id;
}

} // namespace vedette::store

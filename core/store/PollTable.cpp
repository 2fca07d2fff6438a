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
constexpr qsizetype mostRemembered = 200'000;
constexpr qsizetype mostRememberedBytes = qsizetype{16} * 1024 * 1024;
constexpr qsizetype layoutCost = 64; ///< bytes of a row and of its place in the index, about

bool isKeptOfStatus(const Sample& sample)
{
    const MetricId& id = sample.metric;
    return (id.type == "server"_L1 && id.field == "up"_L1)
        || (id.type == "ssh"_L1 && id.field == "roundTrip"_L1);
}

/// What is kept of these no server can choose: that it is down is always stored.
bool isOfFixedMetrics(const Snapshot& snapshot)
{
    return snapshot.error.has_value() || snapshot.kind == PollKind::Status;
}

/// Polls that bring the same metrics, as a rule.
QString sourceOf(const Snapshot& snapshot)
{
    if (snapshot.error) {
        return u"error"_s;
    }
    return QString::number(static_cast<int>(snapshot.kind)) + snapshot.probe;
}

QByteArray asBytes(const std::vector<qint64>& metrics)
{
    QByteArray bytes;
    for (const qint64 id : metrics) {
        appendVarint(bytes, static_cast<quint64>(id));
    }
    return bytes;
}

std::vector<qint64> metricsIn(QByteArrayView bytes)
{
    std::vector<qint64> metrics;
    for (auto id = takeVarint(bytes); id; id = takeVarint(bytes)) {
        metrics.push_back(static_cast<qint64>(*id));
    }
    return metrics;
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

Result<qint64> addRow(Statement& insert, const QVariantList& values)
{
    if (const auto done = insert.run(values); !done) {
        return fail(done.error());
    }
    return insert.lastId();
}

/// Begins anew when it has grown too large: what is asked for often comes back at once.
template <class Key>
void remember(QHash<Key, qint64>& known, const Key& key, qint64 id)
{
    if (known.size() >= mostRemembered) {
        known.clear();
    }
    known.insert(key, id);
}

} // namespace

std::vector<Sample> storedSamples(const Snapshot& snapshot)
{
    if (snapshot.error) {
        return {
            Sample{.metric = {.type = u"server"_s, .field = u"up"_s, .instance = {}}, .value = 0}};
    }
    if (snapshot.kind != PollKind::Status) {
        return snapshot.samples;
    }
    std::vector<Sample> kept;
    std::ranges::copy_if(snapshot.samples, std::back_inserter(kept), isKeptOfStatus);
    return kept;
}

PollTable::PollTable(const Connection& connection, ServerQuota::Allowance layoutBytes)
    : m_layoutBytes(layoutBytes)
    , m_findMetric(connection,
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
    const auto values = valuesOf(snapshot);
    if (!values) {
        return fail(values.error());
    }
    if (values->empty()) {
        return 0;
    }
    PackedPoll poll = packed(snapshot, *values);
    auto layout = layoutFor(snapshot, poll);
    if (!layout || *layout == 0) {
        return layout;
    }
    const auto done
        = insertRow(snapshot.server, snapshot.collectedAt, {*layout, encodeValues(poll.values)});
    if (!done) {
        return fail(done.error());
    }
    return countValues(poll);
}

Result<qint64> PollTable::layoutFor(const Snapshot& snapshot, PackedPoll& poll)
{
    LastLayout& last = m_last[{snapshot.server.value, sourceOf(snapshot)}];
    const QByteArray metrics = asBytes(poll.metrics);
    if (last.id != 0 && last.metrics == metrics) {
        return last.id; // nearly always
    }
    auto layout = layoutOf(metrics, snapshot);
    if (!layout) {
        return layout;
    }
    if (*layout != 0) {
        last = {metrics, *layout};
        return layout;
    }
    const std::vector<qint64> known = metricsIn(last.metrics);
    poll = repack(poll, known);
    if (snapshot.kind == PollKind::Metrics && !snapshot.error) {
        m_usual[snapshot.server.value] = known;
    }
    return countValues(poll) == 0 ? 0 : last.id;
}

/// Status polls, slow probes and failed polls have few values, nearly always the same.
PackedPoll PollTable::packed(const Snapshot& snapshot, std::vector<StoredValue> values)
{
    const bool isWhole = snapshot.kind == PollKind::Metrics && !snapshot.error;
    std::vector<qint64> none;
    return pack(std::move(values), isWhole ? m_usual[snapshot.server.value] : none);
}

Result<std::vector<StoredValue>> PollTable::valuesOf(const Snapshot& snapshot)
{
    std::vector<StoredValue> values;
    const std::vector<Sample> samples = storedSamples(snapshot);
    for (const Sample& sample : samples) {
        const auto id = metricIdOf(sample.metric, snapshot);
        if (!id) {
            return fail(id.error());
        }
        if (*id != 0) {
            values.push_back({*id, sample.value});
        }
    }
    return values;
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

Result<qint64> PollTable::layoutOf(const QByteArray& metrics, const Snapshot& snapshot)
{
    if (const auto known = m_layouts.constFind(metrics); known != m_layouts.cend()) {
        return *known;
    }
    auto layout = findId(m_findLayout, {metrics});
    if (layout && *layout == 0) {
        const auto cost = static_cast<double>(metrics.size() + layoutCost);
        if (!isOfFixedMetrics(snapshot)
            && !m_layoutBytes.take(snapshot.server, snapshot.collectedAt, cost)) {
            return 0;
        }
        layout = addRow(m_addLayout, {metrics});
    }
    if (layout) {
        rememberLayout(metrics, *layout);
    }
    return layout;
}

void PollTable::rememberLayout(const QByteArray& metrics, qint64 id)
{
    if (m_rememberedBytes + metrics.size() > mostRememberedBytes) {
        m_layouts.clear();
    }
    remember(m_layouts, metrics, id);
    m_rememberedBytes = m_layouts.size() == 1 ? metrics.size() : m_rememberedBytes + metrics.size();
}

Result<qint64> PollTable::metricIdOf(const MetricId& metric, const Snapshot& snapshot)
{
    if (const auto known = m_metrics.constFind(metric); known != m_metrics.cend()) {
        return *known;
    }
    auto id = findOrAddMetric({metric.type, metric.instance, metric.field}, snapshot);
    if (id && *id != 0) {
        remember(m_metrics, metric, *id);
    }
    return id;
}

Result<qint64> PollTable::findOrAddMetric(const QVariantList& names, const Snapshot& snapshot)
{
    auto id = findId(m_findMetric, names);
    if (!id || *id != 0) {
        return id;
    }
    if (!m_newMetrics.take(snapshot.server, snapshot.collectedAt, 1)) {
        return 0;
    }
    return addRow(m_addMetric, names);
}

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/Journal.h"

#include "core/store/history/Codec.h"
#include "core/store/history/OpenHours.h"
#include "core/store/history/Varint.h"

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr qsizetype mostRemembered = 200'000;
constexpr qsizetype mostRememberedBytes = qsizetype{16} * 1024 * 1024;
constexpr qsizetype layoutCost = 64; ///< bytes of a row and of its place in the index, about

bool isKeptOfStatus(const Sample& sample)
{
    const MetricId& id = sample.metric;
    return (id.type == "server"_L1 && (id.field == "up"_L1 || id.field == "monitored"_L1))
        || (id.type == "ssh"_L1 && id.field == "roundTrip"_L1);
}

/// What is kept of these no server can choose: that it is down is always stored.
bool isOfFixedMetrics(const Snapshot& snapshot)
{
    return snapshot.error.has_value() || snapshot.kind == PollKind::Status;
}

bool isWhole(const Snapshot& snapshot)
{
    return snapshot.kind == PollKind::Metrics && !snapshot.error;
}

QByteArray asBytes(const std::vector<qint64>& metrics)
{
    QByteArray bytes;
    for (const qint64 id : metrics) {
        appendVarint(bytes, static_cast<quint64>(id));
    }
    return bytes;
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

Journal::Journal(const Connection& connection, ServerQuota::Allowance layoutBytes)
    : m_layoutBytes(layoutBytes)
    , m_findMetric(connection,
                   u"SELECT id FROM metric WHERE type = ? AND instance = ? AND field = ?"_s)
    , m_addMetric(connection, u"INSERT INTO metric (type, instance, field) VALUES (?, ?, ?)"_s)
    , m_findLayout(connection, u"SELECT id FROM layout WHERE metrics = ?"_s)
    , m_addLayout(connection, u"INSERT INTO layout (metrics) VALUES (?)"_s)
    , m_addRow(connection, u"INSERT INTO journal (polls) VALUES (?)"_s)
{ }

Journal::SourceKey Journal::sourceOf(const Snapshot& snapshot)
{
    return {snapshot.server.value,
            snapshot.error ? -1 : static_cast<int>(snapshot.kind),
            snapshot.probe};
}

Result<qint64> Journal::add(const Snapshot& snapshot)
{
    const bool isKeptWhole = !snapshot.error && snapshot.kind != PollKind::Status;
    const std::vector<Sample> chosen
        = isKeptWhole ? std::vector<Sample>() : storedSamples(snapshot);
    const std::vector<Sample>& samples = isKeptWhole ? snapshot.samples : chosen;
    if (samples.empty()) {
        return 0;
    }
    Source& source = m_sources[sourceOf(snapshot)];
    const PollPattern& pattern = source.pattern;
    // As pack() has it: a whole poll may lack what others bring, but not half of it.
    const bool isComplete = isWhole(snapshot) ? samples.size() * 2 >= pattern.width()
                                              : samples.size() == pattern.size();
    if (isComplete && pattern.fit(samples, m_values)) {
        append(snapshot, pattern.layout(), m_values);
        return static_cast<qint64>(samples.size());
    }
    return addAnew(snapshot, samples, source);
}

Result<qint64>
Journal::addAnew(const Snapshot& snapshot, const std::vector<Sample>& samples, Source& source)
{
    source.pattern = {};
    const auto ids = idsOf(samples, snapshot);
    if (!ids) {
        return fail(ids.error());
    }
    std::vector<StoredValue> values;
    values.reserve(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if ((*ids)[i] != 0) {
            values.push_back({(*ids)[i], samples[i].value});
        }
    }
    if (values.empty()) {
        return 0;
    }
    PackedPoll poll = packed(snapshot, std::move(values));
    auto layout = layoutFor(snapshot, poll, source);
    if (!layout || *layout == 0) {
        return layout;
    }
    append(snapshot, *layout, poll.values);
    source.pattern = PollPattern(samples, *ids, poll.metrics, *layout);
    return countValues(poll);
}

void Journal::append(const Snapshot& snapshot,
                     qint64 layout,
                     const std::vector<std::optional<double>>& values)
{
    const QByteArray payload = encodeValues(values);
    appendPoll(m_row, snapshot.server, {0, snapshot.collectedAt, layout, payload});
}

Result<Journal::Row> Journal::write()
{
    if (m_row.isEmpty()) {
        return Row{};
    }
    Row row{0, std::exchange(m_row, {})};
    const auto id = addRow(m_addRow, {row.polls});
    if (!id) {
        return fail(id.error());
    }
    row.id = *id;
    return row;
}

Result<qint64> Journal::layoutFor(const Snapshot& snapshot, PackedPoll& poll, Source& source)
{
    const QByteArray metrics = asBytes(poll.metrics);
    if (source.layout != 0 && source.metrics == metrics) {
        return source.layout;
    }
    auto layout = layoutOf(metrics, snapshot);
    if (!layout) {
        return layout;
    }
    if (*layout != 0) {
        source.metrics = metrics;
        source.layout = *layout;
        return layout;
    }
    const std::vector<qint64> known = varintsIn(source.metrics);
    poll = repack(poll, known);
    if (isWhole(snapshot)) {
        m_usual[snapshot.server.value] = known;
    }
    return countValues(poll) == 0 ? 0 : source.layout;
}

/// Status polls, slow probes and failed polls have few values, nearly always the same.
PackedPoll Journal::packed(const Snapshot& snapshot, std::vector<StoredValue> values)
{
    std::vector<qint64> none;
    return pack(std::move(values), isWhole(snapshot) ? m_usual[snapshot.server.value] : none);
}

Result<std::vector<qint64>> Journal::idsOf(const std::vector<Sample>& samples,
                                           const Snapshot& snapshot)
{
    std::vector<qint64> ids;
    ids.reserve(samples.size());
    for (const Sample& sample : samples) {
        const auto id = metricIdOf(sample.metric, snapshot);
        if (!id) {
            return fail(id.error());
        }
        ids.push_back(*id);
    }
    return ids;
}

Result<qint64> Journal::layoutOf(const QByteArray& metrics, const Snapshot& snapshot)
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

void Journal::rememberLayout(const QByteArray& metrics, qint64 id)
{
    if (m_rememberedBytes + metrics.size() > mostRememberedBytes) {
        m_layouts.clear();
    }
    remember(m_layouts, metrics, id);
    m_rememberedBytes = m_layouts.size() == 1 ? metrics.size() : m_rememberedBytes + metrics.size();
}

Result<qint64> Journal::metricIdOf(const MetricId& metric, const Snapshot& snapshot)
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

Result<qint64> Journal::findOrAddMetric(const QVariantList& names, const Snapshot& snapshot)
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

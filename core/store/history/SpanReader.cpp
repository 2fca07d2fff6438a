// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/SpanReader.h"

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/store/history/Codec.h"
#include "core/store/history/RecoveredRanges.h"
#include "core/store/history/Rollup.h"
#include "core/store/history/ServerMarks.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr std::chrono::hours hour{1};
constexpr int mostRecoveredHours = 8 * 24; // in a row, of which the server's records alone tell

/// Of a stretch that began well nothing is told: it is no gap.
std::vector<Timestamp> downTimes(const std::vector<KeptPoint>& up)
{
    std::vector<Timestamp> times;
    for (const KeptPoint& point : up) {
        if (point.stretch.high == 0) {
            times.push_back(point.middle());
        }
    }
    return times;
}

/// The coarsest one whose stretches are no wider than a pixel.
std::size_t tierFor(const HistoryQuery& query)
{
    const milliseconds pixel = query.range.length() / std::max(query.columns, 1);
    std::size_t best = 0;
    for (std::size_t tier = 2; tier < tiers.size(); ++tier) { // minutes stand in for what is gone
        best = tiers.at(tier).step <= pixel ? tier : best;
    }
    return best;
}

/// In which order they are asked: that one, the closer ones, the coarser ones.
std::vector<const Tier*> tiersFrom(std::size_t best)
{
    std::vector<const Tier*> order;
    for (std::size_t tier = best + 1; tier > 0; --tier) {
        order.push_back(&tiers.at(tier - 1));
    }
    if (best == 0) {
        order = {&measuredTier};
    }
    for (std::size_t tier = best + 1; tier < tiers.size(); ++tier) {
        order.push_back(&tiers.at(tier));
    }
    return order;
}

/// What is left of the ranges without that one; all in rising order.
std::vector<TimeRange> without(const std::vector<TimeRange>& ranges, TimeRange taken)
{
    std::vector<TimeRange> left;
    left.reserve(2 * ranges.size());
    for (const TimeRange& range : ranges) {
        left.push_back({range.from, std::min(range.to, taken.from)});
        left.push_back({std::max(range.from, taken.to), range.to});
    }
    std::erase_if(left, [](const TimeRange& part) { return part.from >= part.to; });
    return left;
}

std::vector<TimeRange> withoutAll(std::vector<TimeRange> ranges,
                                  const std::vector<TimeRange>& taken)
{
    for (const TimeRange& range : taken) {
        ranges = without(ranges, range);
    }
    return ranges;
}

bool isCovered(const std::vector<TimeRange>& ranges, Timestamp time)
{
    return std::ranges::any_of(ranges,
                               [time](const TimeRange& range) { return range.contains(time); });
}

bool touches(const std::vector<TimeRange>& ranges, TimeRange other)
{
    return std::ranges::any_of(ranges, [&](const TimeRange& range) {
        return range.from < other.to && other.from < range.to;
    });
}

void addColumn(const Column& values,
               const std::vector<qint64>& times,
               Timestamp begin,
               std::vector<KeptPoint>& kept)
{
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (values[i]) {
            kept.push_back(measuredPoint(begin + milliseconds{times[i]}, *values[i]));
        }
    }
}

void addMeasured(const Chunk& chunk,
                 Timestamp begin,
                 std::map<qint64, std::vector<KeptPoint>>& points)
{
    for (const ChunkColumn& column : chunk.columns) {
        addColumn(column.values, chunk.axes.at(column.axis), begin, points[column.key.metric]);
    }
}

/// But for what is covered by a closer tier.
void addRolledUp(const Chunk& chunk,
                 const Tier& tier,
                 Timestamp begin,
                 const std::vector<TimeRange>& covered,
                 std::map<qint64, std::vector<KeptPoint>>& points)
{
    for (auto& [metric, kept] : points) {
        std::vector<KeptPoint> rolledUp;
        for (const auto& [time, stretch] : stretchesOf(chunk, metric)) {
            rolledUp.push_back({begin + milliseconds{time}, tier.step, stretch});
        }
        std::ranges::copy_if(
            rolledUp, std::back_inserter(kept), [&covered](const KeptPoint& point) {
                return !isCovered(covered, point.middle());
            });
    }
}

} // namespace

SpanReader::SpanReader(const Connection& connection)
    : m_connection(connection)
    , m_names(connection)
    , m_layouts(connection)
{ }

Result<History> SpanReader::read(const HistoryQuery& query, const std::stop_token& stop)
{
    Gathering gathering{query.server, {}, {}, {}, stop};
    const std::size_t asked = query.metrics.size();
    std::vector<qint64> ids;
    std::vector<MetricId> metrics = query.metrics;
    metrics.push_back(serverUp());
    metrics.push_back(serverMonitored());
    metrics.push_back(serverRecovered());
    for (const MetricId& metric : metrics) {
        const auto id = m_names.idOf(metric);
        if (!id) {
            return fail(id.error());
        }
        ids.push_back(*id);
        gathering.points.try_emplace(*id);
    }
    gathering.up = ids[asked];
    gathering.recovered = ids[asked + 2];
    gathering.monitored = ids[asked + 1];
    // One view of journal and chunks: what becomes a chunk meanwhile is in one of both.
    auto done = m_connection.execute(u"BEGIN"_s).and_then([&] { return gather(query, gathering); });
    const auto ended = m_connection.execute(u"COMMIT"_s);
    if (!done || !ended) {
        return fail(done ? ended.error() : done.error());
    }
    gathering.stored.erase(ids[asked + 2]); // a mark, and no course
    auto stored = m_names.namesOf(gathering.stored);
    if (!stored) {
        return fail(stored.error());
    }
    for (auto& [metric, points] : gathering.points) {
        std::ranges::stable_sort(points, {}, &KeptPoint::middle);
    }
    const std::vector<KeptPoint>& up = gathering.points[ids[asked]];
    const std::vector<Timestamp> downs = downTimes(up);
    History history{.query = query, .series = {}, .stored = *std::move(stored)};
    history.absences = absencesIn(
        up, gathering.points[ids[asked + 1]], std::min(query.range.to, systemClock().now()));
    const std::vector<TimeRange> recovered = recoveredIn(gathering.points[ids[asked + 2]]);
    for (std::size_t i = 0; i < query.metrics.size(); ++i) {
        history.series.push_back(buildSeries(
            query, query.metrics[i], gathering.points[ids[i]], downs, history.absences));
        closeRecovered(history.series.back(), recovered);
    }
    history.recovered = unwatched(recovered, history.absences, up);
    history.absences = withoutRecovered(history.absences, history.recovered);
    std::erase_if(history.recovered, [&query](const TimeRange& range) {
        return range.to <= query.range.from || range.from >= query.range.to;
    });
    std::erase_if(history.absences, [&query](const Absence& absence) {
        return absence.range.to <= query.range.from || absence.range.from >= query.range.to;
    });
    return history;
}

Result<void> SpanReader::gather(const HistoryQuery& query, Gathering& gathering)
{
    if (auto taken = takeJournal(); !taken) {
        return taken;
    }
    std::vector<TimeRange> open{query.range};
    for (const Tier* const tier : tiersFrom(tierFor(query))) {
        auto left = gatherChunks(*tier, open, gathering);
        if (!left) {
            return fail(left.error());
        }
        open = *std::move(left);
        if (*tier != measuredTier) {
            continue;
        }
        if (auto done = gatherOpen(query.range, gathering); !done) {
            return done;
        }
        open = withoutAll(std::move(open), gathering.covered);
    }
    return gatherNeighbours(query.range, gathering);
}

/// Answers what of the ranges that tier has nothing for.
Result<std::vector<TimeRange>>
SpanReader::gatherChunks(const Tier& tier, const std::vector<TimeRange>& open, Gathering& gathering)
{
    if (open.empty()) {
        return open;
    }
    const ChunkTable table(m_connection, tier);
    const auto begins = table.begins(gathering.server, {open.front().from, open.back().to});
    if (!begins) {
        return fail(begins.error());
    }
    std::vector<TimeRange> left = open;
    for (const Timestamp begin : *begins) {
        const TimeRange span{begin, begin + tier.span};
        if (!touches(left, span)) {
            continue;
        }
        if (auto done = gatherOne(tier, begin, gathering); !done) {
            return fail(done.error());
        }
        left = without(left, span);
    }
    return left;
}

Result<void> SpanReader::gatherOne(const Tier& tier, Timestamp begin, Gathering& gathering)
{
    if (gathering.stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    const auto stored = ChunkTable(m_connection, tier).find(gathering.server, begin);
    if (!stored) {
        return fail(stored.error());
    }
    if (!*stored) {
        return {};
    }
    const auto chunk = decodeChunk((*stored)->data, [&gathering](const ColumnKey& key) {
        gathering.stored.insert(key.metric);
        return gathering.points.contains(key.metric);
    });
    if (!chunk) {
        qCWarning(logStore) << "chunk left out:" << chunk.error().detail;
        return {};
    }
    if (tier == measuredTier) {
        addMeasured(*chunk, begin, gathering.points);
    } else {
        addRolledUp(*chunk, tier, begin, gathering.covered, gathering.points);
    }
    gathering.covered.push_back({begin, begin + tier.span});
    return {};
}

/// The chunk before the range, where it has none of its first moments, and the one behind it: so
/// that each line finds its neighbour there.
Result<void> SpanReader::gatherNeighbours(TimeRange range, Gathering& gathering)
{
    const Timestamp end = chunkBegin(measuredTier, range.to - milliseconds{1}) + hour;
    return gatherBefore(chunkBegin(measuredTier, range.from), gathering).and_then([&] {
        return gatherFrom(end, gathering);
    });
}

/// And those before it, as long as nobody watched: else it would not be known since when.
Result<void> SpanReader::gatherBefore(Timestamp end, Gathering& gathering)
{
    for (int chunks = 0; chunks < mostRecoveredHours; ++chunks) {
        const auto begin = ChunkTable(m_connection, measuredTier).lastBefore(gathering.server, end);
        if (!begin || !*begin) {
            return begin ? Result<void>() : fail(begin.error());
        }
        const auto isRecovered
            = gatherNext([&] { return gatherOne(measuredTier, **begin, gathering); }, gathering);
        if (!isRecovered || !*isRecovered) {
            return isRecovered ? Result<void>() : fail(isRecovered.error());
        }
        end = **begin;
    }
    return {};
}

Result<void> SpanReader::gatherFrom(Timestamp begin, Gathering& gathering)
{
    for (int chunks = 0; chunks < mostRecoveredHours; ++chunks) {
        const auto next = ChunkTable(m_connection, measuredTier).firstFrom(gathering.server, begin);
        if (!next || !*next) {
            return next ? Result<void>() : fail(next.error());
        }
        const auto isRecovered
            = gatherNext([&] { return gatherOne(measuredTier, **next, gathering); }, gathering);
        if (!isRecovered || !*isRecovered) {
            return isRecovered ? Result<void>() : fail(isRecovered.error());
        }
        begin = **next + hour;
    }
    return {};
}

/// Whether the server's own records alone tell of what was gathered.
Result<bool> SpanReader::gatherNext(const std::function<Result<void>()>& gather,
                                    Gathering& gathering)
{
    const std::vector<KeptPoint>& up = gathering.points[gathering.up];
    const std::vector<KeptPoint>& recovered = gathering.points[gathering.recovered];
    const std::size_t upBefore = up.size();
    const std::size_t recoveredBefore = recovered.size();
    if (auto done = gather(); !done) {
        return fail(done.error());
    }
    return recovered.size() > recoveredBefore && up.size() == upBefore;
}

/// With the open hours next to the range, for the same reason.
Result<void> SpanReader::gatherOpen(TimeRange range, Gathering& gathering)
{
    std::vector<HourKey> before;
    std::vector<HourKey> behind;
    for (const HourKey& key : m_hours.keysOf(gathering.server)) {
        if (key.begin() + hour <= range.from) {
            before.push_back(key);
        } else if (key.begin() >= range.to) {
            behind.push_back(key);
        } else if (auto done = gatherHour(key, gathering); !done) {
            return done;
        }
    }
    std::ranges::reverse(before);
    return gatherOpenUntilWatched(before, gathering).and_then([&] {
        return gatherOpenUntilWatched(behind, gathering);
    });
}

Result<void> SpanReader::gatherOpenUntilWatched(const std::vector<HourKey>& keys,
                                                Gathering& gathering)
{
    for (const HourKey& key : keys) {
        const auto isRecovered = gatherNext([&] { return gatherHour(key, gathering); }, gathering);
        if (!isRecovered || !*isRecovered) {
            return isRecovered ? Result<void>() : fail(isRecovered.error());
        }
    }
    return {};
}

Result<void> SpanReader::gatherHour(const HourKey& key, Gathering& gathering)
{
    const auto sealed
        = ChunkTable(m_connection, measuredTier).through(gathering.server, key.begin());
    if (!sealed) {
        return fail(sealed.error());
    }
    const std::vector<WaitingPoll> polls = m_hours.polls(key, *sealed);
    if (polls.empty()) {
        m_hours.remove(key); // all of it became a chunk
        return {};
    }
    gathering.covered.push_back({key.begin(), key.begin() + hour});
    for (const WaitingPoll& poll : polls) {
        if (auto done = gatherPoll(poll, gathering); !done) {
            return done;
        }
    }
    return {};
}

Result<void> SpanReader::gatherPoll(const WaitingPoll& poll, Gathering& gathering)
{
    const auto metrics = m_layouts.metricsOf(poll.layout);
    if (!metrics) {
        return fail(metrics.error());
    }
    gathering.stored.insert(metrics->begin(), metrics->end());
    const auto values = decodeValues(poll.payload);
    if (!values) {
        qCWarning(logStore) << "poll left out:" << values.error().detail;
        return {};
    }
    for (std::size_t i = 0; i < std::min(metrics->size(), values->size()); ++i) {
        const auto wanted = gathering.points.find((*metrics)[i]);
        if ((*values)[i] && wanted != gathering.points.end()) {
            wanted->second.push_back(measuredPoint(poll.at, *(*values)[i]));
        }
    }
    return {};
}

/// The rows that came since the last time; what left the journal is forgotten.
Result<void> SpanReader::takeJournal()
{
    const auto first = m_connection.value(u"SELECT min(id) FROM journal"_s);
    if (!first) {
        return fail(first.error());
    }
    m_hours.removeBefore(first->isNull() ? std::numeric_limits<qint64>::max()
                                         : first->toLongLong());
    return m_hours.read(m_connection, m_hours.newestId());
}

} // namespace vedette::store

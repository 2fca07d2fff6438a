// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/HourSealer.h"

#include "core/base/Log.h"
#include "core/store/history/Codec.h"
#include "core/store/history/Rollup.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

/// Polls of one layout become a group; where a payload lacks values they are absent.
void addPoll(PollGroup& group, const WaitingPoll& poll, const Column& values, Timestamp begin)
{
    group.times.push_back((poll.at - begin).count());
    for (std::size_t i = 0; i < group.metrics.size(); ++i) {
        group.values[i].push_back(i < values.size() ? values[i] : std::nullopt);
    }
}

} // namespace

HourSealer::HourSealer(const Connection& connection)
    : m_connection(connection)
    , m_measured(connection, measuredTier)
    , m_layouts(connection)
{ }

Result<void> HourSealer::seal(const HourKey& key, const OpenHours& hours)
{
    const auto stored = known(key);
    if (!stored) {
        return fail(stored.error());
    }
    const std::vector<WaitingPoll> polls = hours.polls(key, *stored ? (*stored)->through : 0);
    return polls.empty() ? Result<void>() : join(key, polls, *stored, hours.lastId(key));
}

Result<void>
HourSealer::seal(const HourKey& key, std::span<const WaitingPoll> polls, qint64 through)
{
    const auto stored = known(key);
    if (!stored) {
        return fail(stored.error());
    }
    return join(key, polls, *stored, *stored ? std::max((*stored)->through, through) : through);
}

Result<std::optional<StoredChunk>> HourSealer::known(const HourKey& key) const
{
    return m_measured.find(key.server, key.begin());
}

Result<void> HourSealer::join(const HourKey& key,
                              std::span<const WaitingPoll> polls,
                              const std::optional<StoredChunk>& known,
                              qint64 through)
{
    const Timestamp begin = beginOfKey(chunkKey(key.server, key.begin()));
    const auto chunk = chunkOfPolls(polls, begin);
    if (!chunk) {
        return fail(chunk.error());
    }
    const Chunk whole = known ? joined(readable(*known), *chunk) : *chunk;
    const auto kept = m_measured.put(key.server, {begin, through, encodeChunk(whole)});
    return kept ? rollUpLate(key, *chunk, known.has_value()) : kept;
}

Result<Chunk> HourSealer::chunkOfPolls(std::span<const WaitingPoll> polls, Timestamp begin)
{
    std::map<qint64, PollGroup> byLayout;
    for (const WaitingPoll& poll : polls) {
        const auto [group, isNew] = byLayout.try_emplace(poll.layout);
        if (isNew) {
            auto metrics = m_layouts.metricsOf(poll.layout);
            if (!metrics) {
                return fail(metrics.error());
            }
            group->second.metrics = *std::move(metrics);
            group->second.values.resize(group->second.metrics.size());
        }
        const auto values = decodeValues(poll.payload);
        if (!values) {
            qCWarning(logStore) << "poll left out:" << values.error().detail;
            continue;
        }
        addPoll(group->second, poll, *values, begin);
    }
    std::vector<PollGroup> groups;
    groups.reserve(byLayout.size());
    for (auto& [layout, group] : byLayout) {
        groups.push_back(std::move(group));
    }
    return chunkOf(groups);
}

/// What comes for a time that was rolled up already is added to that. Minutes are made of a chunk
/// that goes: while it is there, it holds what is late, unless it has minutes beside it already.
Result<void> HourSealer::rollUpLate(const HourKey& key, const Chunk& late, bool isHourThere) const
{
    const Timestamp hour = beginOfKey(chunkKey(key.server, key.begin()));
    for (const Tier& tier : tiers) {
        if (tier == measuredTier) {
            continue;
        }
        const ChunkTable table(m_connection, tier);
        const Timestamp begin = chunkBegin(tier, hour);
        const auto last = table.last(key.server);
        if (!last) {
            return fail(last.error());
        }
        if (!*last || **last < begin) {
            continue;
        }
        const auto stored = table.find(key.server, begin);
        if (!stored) {
            return fail(stored.error());
        }
        if (tier == minuteTier && isHourThere && !*stored) {
            continue;
        }
        Rollup rollup(begin, tier.step);
        if (*stored) {
            rollup.add(readable(**stored), begin, tier.span);
        }
        rollup.add(late, hour, tier.span);
        if (auto kept = table.put(key.server, {begin, 0, encodeChunk(rollup.chunk())}); !kept) {
            return kept;
        }
    }
    return {};
}

Chunk readable(const StoredChunk& stored)
{
    auto chunk = decodeChunk(stored.data);
    if (!chunk) {
        qCWarning(logStore) << "chunk left out:" << chunk.error().detail;
        return {};
    }
    return *std::move(chunk);
}

} // namespace vedette::store

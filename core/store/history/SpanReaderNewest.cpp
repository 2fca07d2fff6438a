// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// The newest that is kept of a server: SpanReader::newest().
#include "core/store/history/ServerMarks.h"
#include "core/store/history/SpanReader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr int mostChunksDown = 8 * 24; // of a tier that are looked through, in a row

/// Of what was answered, and of what the user decided. A stretch counts to its end.
std::optional<NewestPoll> newestOf(const std::vector<KeptPoint>& up,
                                   const std::vector<KeptPoint>& monitored,
                                   Timestamp before)
{
    std::optional<NewestPoll> newest;
    const auto take = [&](const KeptPoint& point, bool isPause) {
        const Timestamp end = std::min(point.time + point.step, before);
        const bool isNewer = !newest || newest->at < end;
        if (point.time < before && isNewer) {
            newest = NewestPoll{end, isPause};
        }
    };
    for (const KeptPoint& point : monitored) {
        take(point, point.stretch.high == 0);
    }
    for (const KeptPoint& point : up) {
        if (point.stretch.high > 0) {
            take(point, false);
        }
    }
    return newest;
}

} // namespace

Result<std::optional<NewestPoll>>
SpanReader::newest(ServerId server, Timestamp before, const std::stop_token& stop)
{
    auto found
        = m_connection.execute(u"BEGIN"_s).and_then([&] { return takeJournal(); }).and_then([&] {
              return findNewest(server, before, stop);
          });
    const auto ended = m_connection.execute(u"COMMIT"_s);
    if (found && !ended) {
        return fail(ended.error());
    }
    return found;
}

/// Hour by hour into the past: those in which it did not answer have nothing of interest.
Result<std::optional<NewestPoll>>
SpanReader::findNewest(ServerId server, Timestamp before, const std::stop_token& stop)
{
    const auto up = m_names.idOf(serverUp());
    const auto monitored = m_names.idOf(serverMonitored());
    if (!up || !monitored) {
        return fail(up ? monitored.error() : up.error());
    }
    Gathering gathering{server, {{*up, {}}, {*monitored, {}}}, {}, {}, stop, *up, 0, *monitored};
    Timestamp end = before;
    for (int hours = 0; hours < mostChunksDown; ++hours) {
        const auto begin = hourBefore(server, end);
        if (!begin) {
            return fail(begin.error());
        }
        if (!*begin) {
            break;
        }
        const auto gathered = gatherOne(measuredTier, **begin, gathering).and_then([&] {
            return gatherHour(hourOf(server, **begin), gathering);
        });
        if (!gathered) {
            return fail(gathered.error());
        }
        auto newest = newestOf(gathering.points[*up], gathering.points[*monitored], before);
        if (newest) {
            return newest;
        }
        end = **begin;
    }
    return newestRolledUp(before, gathering);
}

/// Where its values were deleted already: what they were rolled up to is not to be filled again.
Result<std::optional<NewestPoll>> SpanReader::newestRolledUp(Timestamp before, Gathering& gathering)
{
    for (const Tier& tier : tiers) {
        auto newest = tier == measuredTier ? Result<std::optional<NewestPoll>>()
                                           : newestIn(tier, before, gathering);
        if (!newest || *newest) { // the finest one ends closest to what it holds
            return newest;
        }
    }
    return std::nullopt;
}

/// Chunk by chunk: that there are some tells of no answer.
Result<std::optional<NewestPoll>>
SpanReader::newestIn(const Tier& tier, Timestamp before, Gathering& gathering)
{
    Timestamp end = before;
    for (int chunks = 0; chunks < mostChunksDown; ++chunks) {
        const auto begin = ChunkTable(m_connection, tier).lastBefore(gathering.server, end);
        if (!begin || !*begin) {
            return begin ? Result<std::optional<NewestPoll>>() : fail(begin.error());
        }
        if (auto gathered = gatherOne(tier, **begin, gathering); !gathered) {
            return fail(gathered.error());
        }
        auto newest = newestOf(
            gathering.points[gathering.up], gathering.points[gathering.monitored], before);
        if (newest) {
            return newest;
        }
        end = **begin;
    }
    return std::nullopt;
}

/// In chunks or in the journal.
Result<std::optional<Timestamp>> SpanReader::hourBefore(ServerId server, Timestamp end) const
{
    auto last = ChunkTable(m_connection, measuredTier).lastBefore(server, end);
    if (!last) {
        return last;
    }
    for (const HourKey& key : m_hours.keysOf(server)) {
        if (key.begin() < end && (!*last || **last < key.begin())) {
            *last = key.begin();
        }
    }
    return last;
}

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/RollupJob.h"

#include "core/store/history/ChunkTable.h"
#include "core/store/history/HourSealer.h"

#include <algorithm>

namespace vedette::store {

namespace {

constexpr std::chrono::hours grace{
    2}; // until the last hour of a day was sealed, and all was rolled up

} // namespace

RollupJob::RollupJob(const Connection& connection)
    : m_connection(connection)
{ }

void RollupJob::start(Timestamp now)
{
    m_now = now;
    m_server.reset();
    m_task.reset();
}

Result<void> RollupJob::doSlice()
{
    if (!m_now) {
        return {};
    }
    return m_task ? doTask() : findTask();
}

Result<void> RollupJob::findTask()
{
    if (m_server) {
        for (const auto& [to, from] :
             {std::pair(&tenMinuteTier, &measuredTier), std::pair(&hourTier, &tenMinuteTier)}) {
            const auto found = findTask(*to, *from);
            if (!found) {
                return fail(found.error());
            }
            if (*found) {
                return {};
            }
        }
    }
    return nextServer(m_server.value_or(ServerId{0}));
}

/// Also one of which nothing is left as it was measured: its last days and months end later.
Result<void> RollupJob::nextServer(ServerId last)
{
    m_server.reset();
    for (const Tier* const from : {&measuredTier, &tenMinuteTier}) {
        const auto next = ChunkTable(m_connection, *from).serverAfter(last);
        if (!next) {
            return fail(next.error());
        }
        m_server = *next ? std::min(m_server.value_or(**next), **next) : m_server;
    }
    if (!m_server) {
        m_now.reset();
    }
    return {};
}

/// The next chunk that is whole, of the server that is looked at.
Result<bool> RollupJob::findTask(const Tier& to, const Tier& from)
{
    const ChunkTable source(m_connection, from);
    const auto last = ChunkTable(m_connection, to).last(*m_server);
    if (!last) {
        return fail(last.error());
    }
    const auto first = source.firstFrom(*m_server, *last ? **last + to.span : Timestamp{});
    if (!first) {
        return fail(first.error());
    }
    if (!*first) {
        return false;
    }
    const Timestamp begin = chunkBegin(to, **first);
    if (begin + to.span + grace > *m_now) {
        return false;
    }
    const auto begins = source.begins(*m_server, {begin, begin + to.span - milliseconds{1}});
    if (!begins) {
        return fail(begins.error());
    }
    m_task.emplace(
        Task{&to, &from, begin, {begins->begin(), begins->end()}, Rollup(begin, to.step)});
    return true;
}

Result<void> RollupJob::doTask()
{
    if (m_task->open.empty()) {
        const auto kept
            = ChunkTable(m_connection, *m_task->to)
                  .put(*m_server, {m_task->begin, 0, encodeChunk(m_task->rollup.chunk())});
        m_task.reset();
        return kept;
    }
    const Timestamp begin = m_task->open.front();
    const auto stored = ChunkTable(m_connection, *m_task->from).find(*m_server, begin);
    if (!stored) {
        return fail(stored.error());
    }
    m_task->open.pop_front();
    if (*stored) {
        m_task->rollup.add(readable(**stored), begin, m_task->to->span);
    }
    return {};
}

} // namespace vedette::store

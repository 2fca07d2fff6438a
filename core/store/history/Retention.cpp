// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/Retention.h"

#include "core/base/Log.h"
#include "core/store/Transaction.h"
#include "core/store/history/HourSealer.h"
#include "core/store/history/Rollup.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr std::chrono::days budgetStep{1}; // what goes at once where there is no room
/// What is never deleted for want of room: the day on the screen, and so on.
constexpr std::array<std::chrono::days, tiers.size()> leastKept{
    std::chrono::days{2}, std::chrono::days{7}, std::chrono::days{60}, std::chrono::days{365}};

std::array<std::chrono::days, tiers.size()> daysOf(const HistoryLimits& limits)
{
    return {limits.measured, limits.minutes, limits.tenMinutes, limits.hours};
}

} // namespace

Retention::Retention(const Connection& connection)
    : m_connection(connection)
{ }

void Retention::start(const HistoryLimits& limits, Timestamp now)
{
    m_pass.emplace(Pass{.limits = limits, .now = now, .bounds = {}, .server = {}, .current = {}});
    const auto days = daysOf(limits);
    for (std::size_t tier = 0; tier < tiers.size(); ++tier) {
        if (days.at(tier) > std::chrono::days::zero()) {
            m_pass->bounds.at(tier) = now - days.at(tier);
        }
    }
}

Result<void> Retention::doSlice()
{
    if (!m_pass) {
        return {};
    }
    if (m_pass->tier == tiers.size()) {
        return end();
    }
    const auto& bound = m_pass->bounds.at(m_pass->tier);
    if (!bound) {
        ++m_pass->tier;
        m_pass->server = {};
        return {};
    }
    if (!m_pass->current) {
        return nextServer();
    }
    const auto expired = expireOne(tiers.at(m_pass->tier), *bound);
    if (!expired) {
        return fail(expired.error());
    }
    if (!*expired) {
        m_pass->server = *m_pass->current;
        m_pass->current.reset();
    }
    return {};
}

Result<void> Retention::nextServer()
{
    const ChunkTable table(m_connection, tiers.at(m_pass->tier));
    const auto next = table.serverAfter(m_pass->server);
    if (!next) {
        return fail(next.error());
    }
    m_pass->current = *next;
    if (!*next) {
        ++m_pass->tier;
        m_pass->server = {};
    }
    return {};
}

/// False when the server has none that is too old.
Result<bool> Retention::expireOne(const Tier& tier, Timestamp bound) const
{
    const ServerId server = *m_pass->current;
    const ChunkTable table(m_connection, tier);
    const auto first = table.firstFrom(server, Timestamp{});
    if (!first) {
        return fail(first.error());
    }
    if (!*first || **first + tier.span > bound) {
        return false;
    }
    Transaction transaction(m_connection);
    auto done = transaction.begin();
    if (done && tier == measuredTier) {
        done = rollUpMinutes(server, **first);
    }
    if (done) {
        done = table.remove(server, **first);
    }
    if (done) {
        done = transaction.commit();
    }
    return done ? Result<bool>(true) : fail(done.error());
}

Result<void> Retention::rollUpMinutes(ServerId server, Timestamp begin) const
{
    const auto& bound = m_pass->bounds.at(1);
    const ChunkTable minutes(m_connection, minuteTier);
    const auto known = minutes.find(server, begin);
    if (!known) {
        return fail(known.error());
    }
    const bool isTooOld = bound && begin + minuteTier.span <= *bound;
    if (*known || isTooOld) {
        return {};
    }
    const auto stored = ChunkTable(m_connection, measuredTier).find(server, begin);
    if (!stored) {
        return fail(stored.error());
    }
    if (!*stored) {
        return {};
    }
    Rollup rollup(begin, minuteTier.step);
    rollup.add(readable(**stored), begin, minuteTier.span);
    return minutes.put(server, {begin, 0, encodeChunk(rollup.chunk())});
}

/// Where there is too little room the next pass goes further, tier by tier.
Result<void> Retention::end()
{
    const auto used = bytesUsed();
    if (!used) {
        return fail(used.error());
    }
    const bool hasRoom = m_pass->limits.mostBytes == 0 || *used <= m_pass->limits.mostBytes;
    for (std::size_t tier = 0; tier < tiers.size() && !hasRoom; ++tier) {
        const auto first = oldest(tiers.at(tier));
        if (!first) {
            return fail(first.error());
        }
        const Timestamp latest = m_pass->now - leastKept.at(tier);
        if (*first && **first + tiers.at(tier).span <= latest) {
            m_pass->bounds.at(tier) = std::min(
                latest, **first + std::max<milliseconds>(budgetStep, tiers.at(tier).span));
            m_pass->tier = tier;
            m_pass->server = {};
            return {};
        }
    }
    if (!hasRoom) {
        qCWarning(logStore) << "the history takes more room than it may, and nothing more can go:"
                            << *used << "bytes";
    }
    m_pass.reset();
    return {};
}

Result<qint64> Retention::bytesUsed() const
{
    const auto pages
        = m_connection.value(u"SELECT (SELECT page_count FROM pragma_page_count)"
                             " - (SELECT freelist_count FROM pragma_freelist_count)"_s);
    const auto size = m_connection.value(u"PRAGMA page_size"_s);
    if (!pages || !size) {
        return fail(pages ? size.error() : pages.error());
    }
    return pages->toLongLong() * size->toLongLong();
}

Result<std::optional<Timestamp>> Retention::oldest(const Tier& tier) const
{
    const ChunkTable table(m_connection, tier);
    std::optional<Timestamp> oldest;
    ServerId last{0};
    for (;;) {
        const auto server = table.serverAfter(last);
        if (!server) {
            return fail(server.error());
        }
        if (!*server) {
            return oldest;
        }
        last = **server;
        const auto first = table.firstFrom(last, Timestamp{});
        if (!first) {
            return fail(first.error());
        }
        if (*first && (!oldest || **first < *oldest)) {
            oldest = *first;
        }
    }
}

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/Retention.h"

#include "core/base/Log.h"
#include "core/store/Transaction.h"
#include "core/store/history/HourSealer.h"
#include "core/store/history/Rollup.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr std::chrono::days budgetStep{1}; // what goes at once where there is no room
/// What is never deleted for want of room: the day on the screen, and so on.
constexpr std::array<std::chrono::days, tiers.size()> leastKept{
    std::chrono::days{2}, std::chrono::days{7}, std::chrono::days{60}, std::chrono::days{365}};

constexpr int mostSkipped = 20; // incidents in a slice

/// What is not rolled up yet stays until it is, however short it is to be kept.
constexpr std::chrono::hours untilRolledUp{
    3}; // behind a coarser chunk: a little more than its grace

std::array<std::chrono::days, tiers.size()> daysOf(const HistoryLimits& limits)
{
    return {limits.measured, limits.minutes, limits.tenMinutes, limits.hours};
}

void noteOldest(std::optional<Timestamp>& oldest, Timestamp begin)
{
    oldest = std::min(oldest.value_or(begin), begin);
}

} // namespace

Retention::Retention(const Connection& connection)
    : m_connection(connection)
{ }

void Retention::start(std::shared_ptr<const RetentionPolicy> policy, Timestamp now)
{
    m_pass.emplace(Pass{.policy = std::move(policy), .now = now});
}

Result<void> Retention::doSlice()
{
    if (!m_pass) {
        return {};
    }
    if (m_pass->tier > m_pass->lastTier) {
        return end();
    }
    if (!m_pass->current) {
        return nextServer();
    }
    const auto expired = expireOne(tiers.at(m_pass->tier));
    if (!expired) {
        return fail(expired.error());
    }
    if (!*expired) {
        m_pass->server = m_pass->current->server;
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
    if (*next) {
        m_pass->current = Visit{.server = **next, .bounds = boundsOf(**next), .from = {}};
    } else {
        ++m_pass->tier;
        m_pass->server = {};
    }
    return {};
}

Retention::Bounds Retention::boundsOf(ServerId server) const
{
    const auto days = daysOf(m_pass->policy->of(server));
    Bounds bounds;
    for (std::size_t tier = 0; tier < tiers.size(); ++tier) {
        if (days.at(tier) > std::chrono::days::zero()) {
            bounds.at(tier) = m_pass->now - days.at(tier);
        }
        bounds.at(tier) = std::max(bounds.at(tier), m_pass->shortened.at(tier));
    }
    const Timestamp rolledUp = m_pass->now - untilRolledUp;
    const auto keepUnrolled = [rolledUp](std::optional<Timestamp>& bound, const Tier& coarser) {
        bound = bound ? std::min(*bound, chunkBegin(coarser, rolledUp)) : bound;
    };
    keepUnrolled(bounds[0], tenMinuteTier);
    keepUnrolled(bounds[2], hourTier);
    return bounds;
}

/// False when the server has none left that is too old.
Result<bool> Retention::expireOne(const Tier& tier)
{
    Visit& visit = *m_pass->current;
    const auto& bound = visit.bounds.at(m_pass->tier);
    const ChunkTable table(m_connection, tier);
    for (int skipped = 0; skipped < mostSkipped; ++skipped) {
        const auto first = table.firstFrom(visit.server, visit.from);
        if (!first) {
            return fail(first.error());
        }
        if (!*first) {
            return false;
        }
        if (!bound || **first + tier.span > *bound) {
            noteOldest(m_pass->oldest.at(m_pass->tier), **first);
            return false;
        }
        const auto kept = keptUntil(tier, **first);
        if (!kept) {
            return remove(tier, **first);
        }
        noteOldest(m_pass->oldestIncident, **first);
        visit.from = *kept;
    }
    return true;
}

/// Where it belongs to an incident: from when on there may be others.
std::optional<Timestamp> Retention::keptUntil(const Tier& tier, Timestamp begin) const
{
    const Visit& visit = *m_pass->current;
    const auto bound = std::max(visit.bounds.back(), m_pass->incidentsFrom);
    if (tier != measuredTier || (bound && begin + tier.span <= *bound)) {
        return std::nullopt;
    }
    const auto end = m_pass->policy->incidents.endAround(visit.server, {begin, begin + tier.span});
    if (!end) {
        return std::nullopt;
    }
    return std::max(begin + tier.span, chunkBegin(tier, std::min(*end, m_pass->now)));
}

Result<bool> Retention::remove(const Tier& tier, Timestamp begin)
{
    Transaction transaction(m_connection);
    auto done = transaction.begin();
    if (done && tier == measuredTier) {
        done = rollUpMinutes(begin);
    }
    if (done) {
        done = ChunkTable(m_connection, tier).remove(m_pass->current->server, begin);
    }
    if (done) {
        done = transaction.commit();
    }
    return done ? Result<bool>(true) : fail(done.error());
}

Result<void> Retention::rollUpMinutes(Timestamp begin)
{
    const ServerId server = m_pass->current->server;
    const auto& bound = m_pass->current->bounds.at(1);
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
    noteOldest(m_pass->oldest[1], begin);
    Rollup rollup(begin, minuteTier.step);
    rollup.add(readable(**stored), begin, minuteTier.span);
    return minutes.put(server, {begin, 0, encodeChunk(rollup.chunk())});
}

Result<void> Retention::end()
{
    const auto used = bytesUsed();
    if (!used) {
        return fail(used.error());
    }
    const qint64 most = m_pass->policy->limits.mostBytes;
    const bool hasRoom = most == 0 || *used <= most;
    if (!hasRoom && shorten()) {
        return {};
    }
    if (!hasRoom) {
        qCWarning(logStore) << "the history takes more room than it may, and nothing more can go:"
                            << *used << "bytes";
    }
    m_pass.reset();
    return {};
}

/// Where there is too little room the next pass goes further, tier by tier, and at last over the
/// incidents. False when nothing more can go.
bool Retention::shorten()
{
    const auto further = [this](const std::optional<Timestamp>& oldest, std::size_t tier) {
        const milliseconds span = tiers.at(tier).span;
        const Timestamp latest = m_pass->now - leastKept.at(tier);
        const bool canGo = oldest && *oldest + span <= latest;
        return canGo
            ? std::optional(std::min(latest, *oldest + std::max<milliseconds>(budgetStep, span)))
            : std::nullopt;
    };
    for (std::size_t tier = 0; tier < tiers.size(); ++tier) {
        if (const auto bound = further(m_pass->oldest.at(tier), tier)) {
            m_pass->shortened.at(tier) = bound;
            goOver(tier);
            return true;
        }
    }
    const auto bound = further(m_pass->oldestIncident, 0);
    if (bound) {
        m_pass->incidentsFrom = bound;
        goOver(0);
    }
    return bound.has_value();
}

/// Once more over the chunks of that tier alone.
void Retention::goOver(std::size_t tier)
{
    m_pass->tier = tier;
    m_pass->lastTier = tier;
    m_pass->oldest.at(tier).reset();
    if (tier == 0) {
        m_pass->oldestIncident.reset();
    }
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

} // namespace vedette::store

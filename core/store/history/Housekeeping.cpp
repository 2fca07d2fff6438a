// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/Housekeeping.h"

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/store/Statement.h"
#include "core/store/Transaction.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr std::chrono::minutes sealGrace{2}; // for polls of the last minute of an hour
constexpr seconds lookPeriod{5};
constexpr std::chrono::hours lateAfter{3};
constexpr std::chrono::hours passPeriod{1};
constexpr int rowsPerTrim = 200;

void takeShortest(const HistoryLimits& limits, std::optional<std::chrono::days>& shortest)
{
    for (const auto days : {limits.measured, limits.minutes, limits.tenMinutes, limits.hours}) {
        if (days > std::chrono::days::zero()) {
            shortest = std::min(shortest.value_or(days), days);
        }
    }
}

/// By what the clock is judged; nothing where everything is kept. One server's short time counts
/// only where the program has none: each start after a day off would be doubted for it.
std::optional<std::chrono::days> shortestOf(const RetentionPolicy& policy)
{
    std::optional<std::chrono::days> shortest;
    takeShortest(policy.limits, shortest);
    if (!shortest) {
        for (const ServerRetention& own : policy.servers) {
            takeShortest(limitsOf(own, policy.limits), shortest);
        }
    }
    const bool isBounded = policy.limits.mostBytes > 0;
    return shortest || !isBounded ? shortest : std::optional(std::chrono::days{2});
}

/// Alerts change often, and never what is to be deleted at once.
bool keepsAlike(const std::shared_ptr<const RetentionPolicy>& one,
                const std::shared_ptr<const RetentionPolicy>& other)
{
    return one != nullptr && other != nullptr && one->limits == other->limits
        && one->servers == other->servers;
}

} // namespace

Housekeeping::Housekeeping(const Connection& connection,
                           OpenHours& hours,
                           ClockTrust& trust,
                           const Clock& clock)
    : m_connection(connection)
    , m_hours(hours)
    , m_trust(trust)
    , m_clock(clock)
    , m_sealer(connection)
    , m_oldPolls(connection)
    , m_rollups(connection)
    , m_retention(connection)
{ }

void Housekeeping::setRetention(const std::shared_ptr<const RetentionPolicy>& policy)
{
    if (m_policy == policy) {
        return;
    }
    if (!keepsAlike(m_policy, policy)) {
        m_passAt = {};
    }
    m_policy = policy;
}

bool Housekeeping::isBusy() const
{
    const MonotonicTime now = m_clock.monotonic();
    return !m_due.empty() || m_isTrimming || m_oldPolls.isActive() || m_rollups.isActive()
        || m_retention.isActive() || m_wantsRetention || now >= m_lookAt || now >= m_passAt;
}

Result<void> Housekeeping::doSlice()
{
    const MonotonicTime now = m_clock.monotonic();
    if (m_due.empty() && now >= m_lookAt) {
        findDueHours(now);
    }
    if (!m_due.empty() && !mustWait(m_due.front())) {
        return sealNext();
    }
    if (m_isTrimming) {
        return trimJournal();
    }
    if (m_oldPolls.isActive()) {
        return m_oldPolls.doSlice(m_sealer);
    }
    if (!m_rollups.isActive() && !m_retention.isActive()) {
        startPasses(now);
    }
    return m_rollups.isActive() ? m_rollups.doSlice() : m_retention.doSlice();
}

void Housekeeping::findDueHours(MonotonicTime now)
{
    m_lookAt = now + lookPeriod;
    const Timestamp wall = m_clock.now();
    // Also those that a clock which went ahead has left: they would hold the journal back.
    const auto over
        = m_hours.keysOutside(hourOf({}, wall - sealGrace).hour, hourOf({}, wall).hour + 1);
    m_due.assign(over.begin(), over.end());
    std::ranges::stable_partition(m_due, [this](const HourKey& key) { return !isLate(key); });
}

bool Housekeeping::isLate(const HourKey& key) const
{
    return key.begin() + lateAfter < m_clock.now();
}

/// A pass has already looked at what there is of old days: what comes now would be missing in it.
bool Housekeeping::mustWait(const HourKey& key) const
{
    return isLate(key) && (m_rollups.isActive() || m_retention.isActive() || m_wantsRetention);
}

/// What is old is rolled up before it is deleted.
void Housekeeping::startPasses(MonotonicTime now)
{
    const Timestamp wall = m_clock.now();
    if (m_wantsRetention) {
        m_wantsRetention = false;
        const auto shortest = m_policy ? shortestOf(*m_policy) : std::nullopt;
        if (!shortest) {
            return;
        }
        if (m_trust.mayDelete(wall - *shortest, wall, now)) {
            m_retention.start(m_policy, wall);
        } else {
            qCWarning(logStore) << "the clock jumped: old samples are kept for another day";
        }
        return;
    }
    if (now >= m_passAt) {
        m_passAt = now + passPeriod;
        m_rollups.start(wall);
        m_wantsRetention = true;
    }
}

Result<void> Housekeeping::sealNext()
{
    const HourKey key = m_due.front();
    Transaction transaction(m_connection);
    const auto sealed
        = transaction.begin().and_then([&] { return m_sealer.seal(key, m_hours); }).and_then([&] {
              return transaction.commit();
          });
    if (!sealed) {
        return sealed;
    }
    m_due.pop_front();
    m_hours.remove(key);
    m_isTrimming = true;
    if (isLate(key)) {
        m_passAt = {}; // there may be more to roll up, or to delete, than the last pass saw
    }
    return {};
}

/// Rows whose polls all became chunks go; those of an hour that goes on stay.
Result<void> Housekeeping::trimJournal()
{
    const qint64 first = m_hours.firstId().value_or(std::numeric_limits<qint64>::max());
    Statement remove(m_connection,
                     u"DELETE FROM journal WHERE id IN"
                     " (SELECT id FROM journal WHERE id < ? ORDER BY id LIMIT ?)"_s);
    if (auto done = remove.run({first, rowsPerTrim}); !done) {
        return done;
    }
    m_isTrimming = remove.affectedRows() == rowsPerTrim;
    return {};
}

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/HistoryKeeper.h"

#include "core/base/Log.h"

#include <algorithm>

namespace vedette::engine {

namespace {

constexpr seconds gatherTime{1}; // of changes that are told together

/// Any of what was measured may belong to an incident that is not known. The size bounds it; where
/// there is none, the ages must.
void keepAsIncidents(RetentionPolicy& policy)
{
    if (policy.limits.mostBytes == 0) {
        return;
    }
    for (auto own = policy.servers.begin(); own != policy.servers.end(); ++own) {
        own->measured = limitsOf(*own, policy.limits).hours;
    }
    policy.limits.measured = policy.limits.hours;
}

} // namespace

HistoryKeeper::HistoryKeeper(
    const Clock& clock, ConfigThread& config, Tell tell, Patience patience, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_config(config)
    , m_tell(std::move(tell))
    , m_patience(patience)
    , m_timer(this)
    , m_retry(this)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(gatherTime);
    connect(&m_timer, &QTimer::timeout, this, &HistoryKeeper::tellNow);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &HistoryKeeper::load);
}

void HistoryKeeper::setLimits(const HistoryLimits& limits)
{
    m_policy.limits = limits;
    tellLater();
}

void HistoryKeeper::setServer(const Server& server)
{
    const ServerRetention before = m_policy.servers.value(server.id);
    if (server.retention == before) {
        return;
    }
    if (server.retention == ServerRetention{}) {
        m_policy.servers.remove(server.id);
    } else {
        m_policy.servers.insert(server.id, server.retention);
    }
    tellLater();
}

void HistoryKeeper::setRemoved(const QHash<ServerId, ServerRetention>& servers)
{
    m_policy.servers.insert(servers);
    tellLater();
}

void HistoryKeeper::setAlert(const Alert& alert)
{
    const Firing key{alert.server, alert.raisedAt};
    if (alert.state == AlertState::Firing) {
        m_firing.insert(key);
    } else {
        m_firing.erase(key);
        if (m_tell && m_past != Past::Known) {
            m_ended.insert(key);
        }
        m_policy.incidents.add(
            alert.server, alert.raisedAt, alert.resolvedAt.value_or(m_clock.now()));
    }
    tellLater();
}

void HistoryKeeper::load()
{
    if (!m_tell) {
        return;
    }
    m_config.call(
        this,
        [since = oldestKept()](store::ConfigStore& store) { return store.alertSpans(since); },
        [this](const Result<std::vector<AlertSpan>>& spans) {
            if (spans) {
                takeAlerts(*spans);
            } else {
                tryLater(spans.error());
            }
        });
}

/// What was measured earlier goes anyway; the epoch where nothing does.
Timestamp HistoryKeeper::oldestKept() const
{
    std::chrono::days longest = m_policy.limits.hours;
    bool isBounded = longest > std::chrono::days::zero();
    for (auto it = m_policy.servers.keyBegin(); it != m_policy.servers.keyEnd(); ++it) {
        const std::chrono::days own = m_policy.of(*it).hours;
        longest = std::max(longest, own);
        isBounded = isBounded && own > std::chrono::days::zero();
    }
    return isBounded ? m_clock.now() - longest : Timestamp{};
}

void HistoryKeeper::takeAlerts(const std::vector<AlertSpan>& spans)
{
    for (const AlertSpan& span : spans) {
        if (span.resolvedAt) {
            m_policy.incidents.add(span.server, span.raisedAt, span.resolvedAt);
        } else if (!m_ended.contains({span.server, span.raisedAt})) {
            m_firing.insert({span.server, span.raisedAt});
        }
    }
    if (m_failures > 0) {
        qCInfo(logEngine) << "the alerts can be read again: the history is kept as its limits say";
    }
    m_ended.clear();
    m_failures = 0;
    m_past = Past::Known;
    tellNow();
}

void HistoryKeeper::tryLater(const Error& why)
{
    ++m_failures;
    milliseconds pause = m_patience.first;
    for (int failure = 1; failure < m_failures && pause < m_patience.longest; ++failure) {
        pause *= 2;
    }
    m_retry.start(std::min(pause, m_patience.longest));
    if (m_failures == 1) {
        qCWarning(logEngine).noquote()
            << "nothing of the history is deleted before the alerts can be read:" << why.detail;
    }
    if (m_failures == m_patience.tries) {
        qCWarning(logEngine).noquote()
            << "the alerts still can't be read: the history is kept within its size, and values as "
               "they were measured go for want of room alone (without a size: by their age):"
            << why.detail;
        m_past = Past::Unread;
        tellNow();
    }
}

void HistoryKeeper::tellLater()
{
    if (m_past != Past::Awaited && !m_timer.isActive()) {
        m_timer.start();
    }
}

void HistoryKeeper::tellNow()
{
    RetentionPolicy policy = m_policy;
    if (m_past == Past::Unread) {
        keepAsIncidents(policy);
    }
    for (const auto& [server, since] : m_firing) {
        policy.incidents.add(server, since, std::nullopt);
    }
    m_tell(policy);
}

void HistoryKeeper::stop()
{
    m_timer.stop();
    m_retry.stop();
}

} // namespace vedette::engine

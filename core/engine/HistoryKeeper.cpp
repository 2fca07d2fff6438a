// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/HistoryKeeper.h"

#include "core/base/Log.h"

#include <algorithm>

namespace vedette::engine {

namespace {

constexpr seconds gatherTime{1}; // of changes that are told together
constexpr seconds alertsRetry{5};

} // namespace

HistoryKeeper::HistoryKeeper(const Clock& clock, ConfigThread& config, Tell tell, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_config(config)
    , m_tell(std::move(tell))
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(gatherTime);
    connect(&m_timer, &QTimer::timeout, this, &HistoryKeeper::tellNow);
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

void HistoryKeeper::setAlert(const Alert& alert)
{
    const Firing key{alert.server, alert.raisedAt};
    if (alert.state == AlertState::Firing) {
        m_firing.insert(key);
    } else {
        m_firing.erase(key);
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
                return;
            }
            qCWarning(logEngine).noquote()
                << "nothing of the history is deleted: the alerts can't be read:"
                << spans.error().detail;
            QTimer::singleShot(alertsRetry, this, &HistoryKeeper::load);
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
        } else {
            m_firing.insert({span.server, span.raisedAt});
        }
    }
    m_isLoaded = true;
    tellNow();
}

void HistoryKeeper::tellLater()
{
    if (m_isLoaded && !m_timer.isActive()) {
        m_timer.start();
    }
}

void HistoryKeeper::tellNow()
{
    RetentionPolicy policy = m_policy;
    for (const auto& [server, since] : m_firing) {
        policy.incidents.add(server, since, std::nullopt);
    }
    m_tell(policy);
}

void HistoryKeeper::stop()
{
    m_timer.stop();
}

} // namespace vedette::engine

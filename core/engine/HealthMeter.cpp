// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/HealthMeter.h"

#include <QDateTime>

#include <algorithm>

namespace vedette::engine {

namespace {

constexpr milliseconds window{10'000};

} // namespace

void HealthMeter::addProgress(const store::HistoryProgress& progress)
{
    m_health.samplesStored += progress.samplesCommitted;
    m_health.pollsDropped += progress.pollsDropped;
    m_health.historyBytes = progress.bytesOnDisk;
    m_health.storeError = progress.error;
}

CollectorHealth HealthMeter::measure(const Work& work, MonotonicTime monotonic, Timestamp now)
{
    const collect::SchedulerCounters& counters = work.counters;
    m_ticks.push_back({monotonic, counters.polls, counters.worstLag});
    while (m_ticks.size() > 2 && monotonic - m_ticks.front().at > window) {
        m_ticks.pop_front();
    }
    const Tick& oldest = m_ticks.front();
    const double span = std::chrono::duration<double>(monotonic - oldest.at).count();
    m_health.serversMonitored = work.monitored;
    m_health.serversUp = work.up;
    m_health.pollsPerSecond
        = span > 0 ? static_cast<double>(counters.polls - oldest.polls) / span : 0;
    m_health.lag = std::ranges::max_element(m_ticks, {}, &Tick::lag)->lag;
    m_health.missedPolls = counters.missedPolls;

    const QDate today = QDateTime::fromMSecsSinceEpoch(toMsecs(now), Qt::UTC).date();
    if (today != m_day) {
        m_loginsBeforeToday = m_day.isValid() ? counters.logins : 0;
        m_day = today;
    }
    m_health.loginsToday = counters.logins - m_loginsBeforeToday;
    return m_health;
}

} // namespace vedette::engine

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/collect/Scheduler.h"
#include "core/model/CollectorHealth.h"
#include "core/store/history/HistoryStore.h"

#include <QDate>

#include <deque>
#include <utility>

namespace vedette::engine {

/// Adds up how the collector itself does, over a sliding window of 10 s. Time comes in. Lives on:
/// core thread.
class HealthMeter
{
public:
    void addProgress(const store::HistoryProgress& progress);
    void addDropped() { ++m_health.pollsDropped; }
    /// True when it is another one than before.
    bool setConfigError(const std::optional<Error>& error)
    {
        return std::exchange(m_health.configError, error) != error;
    }
    /// What the collector did up to now.
    struct Work
    {
        collect::SchedulerCounters counters;
        int monitored = 0;
        int up = 0;
    };
    /// Called once a second; `monotonic` is for what is measured, `now` tells the day.
    [[nodiscard]] CollectorHealth measure(const Work& work, MonotonicTime monotonic, Timestamp now);

private:
    struct Tick
    {
        MonotonicTime at;
        qint64 polls = 0;
        milliseconds lag{0};
    };

    CollectorHealth m_health;
    std::deque<Tick> m_ticks;
    QDate m_day; ///< UTC, of loginsToday
    qint64 m_loginsBeforeToday = 0;
};

} // namespace vedette::engine

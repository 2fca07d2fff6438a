// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/SlowSchedule.h"

#include <algorithm>

namespace vedette::collect {

namespace {

constexpr seconds watchedInterval{5};
constexpr std::chrono::hours unavailableInterval{6};

} // namespace

void SlowSchedule::add(const QString& probe, const Rhythm& rhythm)
{
    const auto known = m_entries.find(probe);
    if (known == m_entries.end()) {
        m_entries.insert({probe, {rhythm.interval, rhythm.first}});
    } else if (known->second.interval != rhythm.interval) {
        known->second.interval = rhythm.interval;
        known->second.due = rhythm.first;
    }
}

void SlowSchedule::remove(const QString& probe)
{
    m_entries.erase(probe);
}

void SlowSchedule::watch(const QString& probe, MonotonicTime now)
{
    if (m_watched == probe) {
        return;
    }
    m_watched = probe;
    if (const auto entry = m_entries.find(probe); entry != m_entries.end()) {
        entry->second.due = std::min(entry->second.due, now);
    }
}

void SlowSchedule::ask(const QString& probe, MonotonicTime now)
{
    if (const auto entry = m_entries.find(probe); entry != m_entries.end()) {
        entry->second.due = now;
        entry->second.isAsked = true;
    }
}

std::optional<QString> SlowSchedule::due(MonotonicTime now) const
{
    const std::pair<const QString, Entry>* best = nullptr;
    for (const auto& candidate : m_entries) {
        if (candidate.second.due > now) {
            continue;
        }
        const bool isFirst = best == nullptr
            || (candidate.second.isAsked != best->second.isAsked
                    ? candidate.second.isAsked
                    : candidate.second.due < best->second.due);
        best = isFirst ? &candidate : best;
    }
    return best == nullptr ? std::nullopt : std::optional(best->first);
}

std::optional<MonotonicTime> SlowSchedule::nextDue() const
{
    const auto next = std::ranges::min_element(
        m_entries, {}, [](const auto& entry) { return entry.second.due; });
    return next == m_entries.end() ? std::nullopt : std::optional(next->second.due);
}

void SlowSchedule::started(const QString& probe, MonotonicTime now)
{
    const auto entry = m_entries.find(probe);
    if (entry == m_entries.end()) {
        return;
    }
    const seconds interval = probe == m_watched ? std::min(watchedInterval, entry->second.interval)
                                                : entry->second.interval;
    entry->second.due = now + interval;
    entry->second.isAsked = false;
}

void SlowSchedule::unavailable(const QString& probe, MonotonicTime now)
{
    if (const auto entry = m_entries.find(probe); entry != m_entries.end()) {
        entry->second.due = now + std::max<seconds>(entry->second.interval, unavailableInterval);
    }
}

} // namespace vedette::collect

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/SlowSchedule.h"

#include <algorithm>

namespace vedette::collect {

namespace {

constexpr seconds watchedInterval{5};
constexpr std::chrono::hours unavailableInterval{6};
constexpr std::chrono::hours longestPause{6};

} // namespace

void SlowSchedule::add(const QString& probe, const Rhythm& rhythm)
{
    Entry* const known = find(probe);
    if (known == nullptr) {
        m_entries.insert({probe, {rhythm, rhythm.first}});
    } else if (known->rhythm.interval != rhythm.interval) {
        known->rhythm = rhythm;
        known->due = rhythm.first;
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
    Entry* const entry = find(probe);
    if (entry != nullptr && !entry->rhythm.missedSince) {
        entry->due = std::min(entry->due, now);
    }
}

void SlowSchedule::ask(const QString& probe, MonotonicTime now)
{
    if (Entry* const entry = find(probe)) {
        entry->due = now;
        entry->isAsked = true;
        entry->rhythm.missedSince.reset();
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
    if (Entry* const entry = find(probe)) {
        entry->begun = now;
        entry->due = now + entry->rhythm.interval;
        entry->isAsked = false;
    }
}

void SlowSchedule::answered(const QString& probe, MonotonicTime now)
{
    Entry* const entry = find(probe);
    if (entry == nullptr) {
        return;
    }
    entry->rhythm.missedSince.reset();
    if (entry->isAsked) { // while it ran
        return;
    }
    const seconds usual = entry->rhythm.interval;
    const seconds interval = probe == m_watched ? std::min(watchedInterval, usual) : usual;
    entry->due = std::max(entry->begun + interval, now + (now - entry->begun));
}

void SlowSchedule::missed(const QString& probe, MonotonicTime now)
{
    Entry* const entry = find(probe);
    if (entry == nullptr || entry->isAsked) {
        return;
    }
    Rhythm& rhythm = entry->rhythm;
    rhythm.missedSince = rhythm.missedSince.value_or(now);
    entry->due = dueAfterMiss(*rhythm.missedSince, now, rhythm.retry);
}

void SlowSchedule::unavailable(const QString& probe, MonotonicTime now)
{
    if (Entry* const entry = find(probe)) {
        entry->rhythm.missedSince.reset();
        entry->due = now + std::max<seconds>(entry->rhythm.interval, unavailableInterval);
    }
}

MonotonicTime SlowSchedule::dueAfterMiss(MonotonicTime since, MonotonicTime last, seconds retry)
{
    const MonotonicTime::duration least = retry;
    const MonotonicTime::duration most = std::max<seconds>(retry, longestPause);
    return last + std::clamp(last - since, least, most);
}

SlowSchedule::Entry* SlowSchedule::find(const QString& probe)
{
    const auto entry = m_entries.find(probe);
    return entry == m_entries.end() ? nullptr : &entry->second;
}

} // namespace vedette::collect

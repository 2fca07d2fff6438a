// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/SlowMisses.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

QString missesOf(const QString& task)
{
    return u"missed/"_s + task;
}

bool isLacking(ErrorCode code)
{
    return code == ErrorCode::CommandMissing || code == ErrorCode::PermissionDenied
        || code == ErrorCode::NotAvailable;
}

} // namespace

SlowWorth worthOf(const Snapshot& answer)
{
    if (!answer.samples.empty() || answer.unavailable.empty()) {
        return SlowWorth::Answer;
    }
    return isLacking(answer.unavailable.front().why.code) ? SlowWorth::Absence : SlowWorth::Miss;
}

void noteAsked(const Snapshot& answer, SlowTimes& times, MonotonicTime now)
{
    times[answer.probe] = now;
    if (worthOf(answer) == SlowWorth::Miss) {
        times.try_emplace(missesOf(answer.probe), now);
    } else {
        times.erase(missesOf(answer.probe));
    }
}

SlowSchedule::Rhythm
resumed(SlowSchedule::Rhythm rhythm, const QString& task, const SlowTimes& times)
{
    const auto last = times.find(task);
    if (last == times.end()) {
        return rhythm;
    }
    const auto misses = times.find(missesOf(task));
    if (misses == times.end()) {
        rhythm.first = std::max(rhythm.first, last->second + rhythm.interval);
        return rhythm;
    }
    rhythm.missedSince = misses->second;
    rhythm.first = std::max(rhythm.first,
                            SlowSchedule::dueAfterMiss(misses->second, last->second, rhythm.retry));
    return rhythm;
}

} // namespace vedette::collect

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/SlowMisses.h"

#include <algorithm>

namespace vedette::collect {

namespace {

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
    SlowPast& past = times[answer.probe];
    past.asked = now;
    past.missedSince = worthOf(answer) == SlowWorth::Miss
        ? std::optional(past.missedSince.value_or(now))
        : std::nullopt;
}

SlowSchedule::Rhythm
resumed(SlowSchedule::Rhythm rhythm, const QString& task, const SlowTimes& times)
{
    const auto known = times.find(task);
    if (known == times.end() || !known->second.asked) {
        return rhythm;
    }
    const MonotonicTime last = *known->second.asked;
    rhythm.missedSince = known->second.missedSince;
    const MonotonicTime due = rhythm.missedSince
        ? SlowSchedule::dueAfterMiss(*rhythm.missedSince, last, rhythm.retry)
        : last + rhythm.interval;
    rhythm.first = std::max(rhythm.first, due);
    return rhythm;
}

} // namespace vedette::collect

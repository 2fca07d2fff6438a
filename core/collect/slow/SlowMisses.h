// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowSchedule.h"
#include "core/model/Snapshot.h"

namespace vedette::collect {

/// What a snapshot of a slow task tells of the next time that it is asked.
enum class SlowWorth
{
    Answer,
    Absence, ///< the server can't give it, and says so
    Miss ///< it may have it: no answer in time, a shell that ended, a tool that failed
};

[[nodiscard]] SlowWorth worthOf(const Snapshot& answer);

/// For later sessions: when it was asked, and since when it has only been missed.
void noteAsked(const Snapshot& answer, SlowTimes& times, MonotonicTime now);

/// That rhythm, begun when a task is due that earlier sessions may have asked.
[[nodiscard]] SlowSchedule::Rhythm
resumed(SlowSchedule::Rhythm rhythm, const QString& task, const SlowTimes& times);

} // namespace vedette::collect

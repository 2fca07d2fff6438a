// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowSchedule.h"
#include "core/model/Snapshot.h"

namespace vedette::collect {

// What sudo has refused is a line in a log there, or a mail: the same probe doesn't ask it again
// for hours, in other sessions neither.

/// Of an answer that may have asked sudo: takes in that it was refused; one of a while ago that
/// still holds is told by the answer, too.
void keepRefusal(Snapshot& answer, SlowTimes& times, MonotonicTime now);
/// The same for another session's times: what the answer doesn't tell is over.
void copyRefusal(const Snapshot& answer, SlowTimes& times, MonotonicTime now);
[[nodiscard]] bool isRefused(const SlowTimes& times, const QString& probe, MonotonicTime now);
void forgetRefusal(SlowTimes& times, const QString& probe);

/// sudo has been allowed just now: all that asks root is due, whatever came of it before.
void forgetRootProbes(SlowTimes& times);

} // namespace vedette::collect

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowTask.h"
#include "core/model/BootRecord.h"
#include "core/model/Facts.h"
#include "core/model/Snapshot.h"

#include <vector>

namespace vedette::collect {

// What a server itself wrote down while nobody watched it (resources/probes/slow/recorded.sh):
// asked once after a login, and never by a rhythm.

/// A task asked for `file` (1: the newest) of sysstat's day files that were written to in the time
/// that is `past`.
[[nodiscard]] SlowTask recordedTask(std::chrono::minutes past, int file);
[[nodiscard]] SlowTask bootsTask();

/// Of an answer to recordedTask(), as polls of our time: each is Slow, of the probe "sysstat", and
/// has server.recovered, the seconds before it of which its values tell. NotAvailable when there is
/// no such file. `answeredAt`: by our clock.
[[nodiscard]] Result<std::vector<Snapshot>>
recordedPolls(SlowAnswer answer, const Facts& facts, Timestamp answeredAt);

/// Of an answer to bootsTask(): rising, each start and end once.
[[nodiscard]] Result<std::vector<BootRecord>> recordedBoots(SlowAnswer answer,
                                                            Timestamp answeredAt);

} // namespace vedette::collect

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

/// A stretch of time, counted back from now: by whatever clock.
struct RecordedPast
{
    std::chrono::minutes begin{0};
    std::chrono::minutes end{0}; ///< 0: now
};

/// What came of one day file.
struct RecordedDay
{
    std::vector<Snapshot> polls; ///< none where the file holds nothing of that time
    bool isCut = false; ///< there are older ones, which did not fit into the answer
    bool isBroken = false; ///< there may be newer ones: the file was not read to its end
};

/// A task asked for what is `past` of `file` (1: the newest) of sysstat's day files that were
/// written to since then. Of what is too long for an answer the newest comes.
[[nodiscard]] SlowTask recordedTask(const RecordedPast& past, int file);
[[nodiscard]] SlowTask bootsTask();

/// Of an answer to recordedTask(), as polls of our time: each is Slow, of the probe "sysstat", and
/// has server.recovered, the seconds before it of which its values tell. NotAvailable when there is
/// no such file, or nothing that reads it; PermissionDenied, CommandFailed, Timeout, Malformed,
/// OutputTooLarge for one record. `answeredAt`: by our clock. Takes some 10 ms: for a worker.
[[nodiscard]] Result<RecordedDay>
recordedPolls(SlowAnswer answer, const Facts& facts, Timestamp answeredAt);

/// Of an answer to bootsTask(): rising, each start and end once.
[[nodiscard]] Result<std::vector<BootRecord>> recordedBoots(SlowAnswer answer,
                                                            Timestamp answeredAt);

} // namespace vedette::collect

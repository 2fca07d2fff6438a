// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/History.h"
#include "core/store/history/SeriesBuilder.h"

#include <optional>
#include <vector>

namespace vedette::store {

// What was read from a server's own records afterwards. Ranges are rising and don't overlap. Pure
// functions.

/// The stretches that end with the points of server.recovered, whose values are their lengths in
/// seconds; those that meet are one. `marks` in rising time.
[[nodiscard]] std::vector<TimeRange> recoveredIn(const std::vector<KeptPoint>& marks);

/// Without what was watched: the first value that was recovered may be an average that begins
/// before. `up` as of absencesIn(), and the absences of its answer.
[[nodiscard]] std::vector<TimeRange> unwatched(const std::vector<TimeRange>& recovered,
                                               const std::vector<Absence>& absences,
                                               const std::vector<KeptPoint>& up);

/// What is left to be told as absent. That a server did not answer, or was paused, is no less true
/// for what it wrote down meanwhile.
[[nodiscard]] std::vector<Absence> withoutRecovered(const std::vector<Absence>& absences,
                                                    const std::vector<TimeRange>& recovered);

/// Between neighbours of which both are within one stretch there is no gap.
void closeRecovered(Series& series, const std::vector<TimeRange>& recovered);

} // namespace vedette::store

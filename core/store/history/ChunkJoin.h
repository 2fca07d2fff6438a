// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/history/Chunk.h"

#include <span>

namespace vedette::store {

/// Polls that have the same metrics, as columns: times of the polls in rising order, and for each
/// metric its values, one for each poll.
struct PollGroup
{
    std::vector<qint64> times; ///< ms since the chunk begins
    std::vector<qint64> metrics;
    std::vector<Column> values; ///< one for each metric
};

/// One axis for each group. A metric that has no value in a group has no column there. Pure.
[[nodiscard]] Chunk chunkOf(std::span<const PollGroup> groups);

/// All points of both, each metric in one column; what is the same in both stands once. Pure.
[[nodiscard]] Chunk joined(const Chunk& one, const Chunk& other);

} // namespace vedette::store

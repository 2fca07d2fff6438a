// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/TimeRange.h"
#include "core/store/Connection.h"

#include <optional>

namespace vedette::store {

struct HistorySpan
{
    qint64 servers = 0; ///< of which something is kept
    /// From the oldest to the newest poll; where a chunk is the newest, to its end.
    std::optional<TimeRange> range;
};

/// Of a history.db of any version so far. Takes a few steps for each server, and reads the journal.
[[nodiscard]] Result<HistorySpan> spanOf(const Connection& connection);

} // namespace vedette::store

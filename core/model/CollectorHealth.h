// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <chrono>
#include <optional>

namespace vedette {

/// How the collector itself does: shown in the status bar. Immutable value.
struct CollectorHealth
{
    int serversMonitored = 0;
    int serversUp = 0;
    double pollsPerSecond = 0; ///< over the last 10 s
    std::chrono::milliseconds lag{0}; ///< how late the latest polls started, worst of the last 10 s
    qint64 missedPolls = 0; ///< still busy when due again, since start
    qint64 loginsToday = 0;
    qint64 historyBytes = 0; ///< size of history.db with its journal
    qint64 samplesStored = 0; ///< acknowledged since start
    qint64 pollsDropped = 0; ///< never stored: too many waited
    std::optional<Error> storeError; ///< history can't be written at present
    std::optional<Error> configError; ///< the servers can't be read at present

    bool operator==(const CollectorHealth&) const = default;
};

} // namespace vedette

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <QtGlobal>

namespace vedette::collect {

/// Counts since start, for the collector's health.
struct SchedulerCounters
{
    qint64 polls = 0;
    qint64 missedPolls = 0;
    qint64 logins = 0;
    milliseconds worstLag{0}; ///< since the last call of takeCounters()
};

} // namespace vedette::collect

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/ServerQuota.h"

namespace vedette::store {

/// How many metrics that were never seen a server may bring: every name is kept for good, and a
/// hostile or busy one could invent them without end (mounts of containers). 8,192 at first, then
/// 1,024 an hour. Pure; lives with its PollTable.
class MetricQuota
{
public:
    /// Takes one when there is one left.
    [[nodiscard]] bool take(ServerId server, Timestamp at);

private:
    // 1,024 cores of five values, 256 mounts of eight, and room
    ServerQuota m_quota{{.most = 8192, .perHour = 1024}};
};

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/model/Ids.h"

#include <QHash>

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
    struct Left
    {
        double metrics = 0;
        Timestamp since{};
    };

    QHash<qint64, Left> m_left;
};

} // namespace vedette::store

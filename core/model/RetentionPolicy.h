// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Incidents.h"
#include "core/model/ServerRetention.h"

namespace vedette {

/// How long the samples of each server are kept. Immutable value.
struct RetentionPolicy
{
    HistoryLimits limits; ///< the program's
    QHash<ServerId, ServerRetention> servers = {}; ///< those that have their own
    /// What was measured then stays as long as the averages of its server.
    Incidents incidents = {};

    [[nodiscard]] HistoryLimits of(ServerId server) const
    {
        return limitsOf(servers.value(server), limits);
    }
};

} // namespace vedette

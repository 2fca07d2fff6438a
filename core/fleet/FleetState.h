// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Alert.h"
#include "core/model/Server.h"
#include "core/model/ServerStatus.h"
#include "core/model/Snapshot.h"

#include <vector>

namespace vedette {

/// Everything a window needs at its start.
struct FleetState
{
    std::vector<Server> servers;
    std::vector<ServerStatus> statuses; ///< one per server
    std::vector<Snapshot> latest; ///< per server: Metrics, Status, and one per slow probe
    std::vector<Alert> alerts; ///< firing ones and the newest resolved ones, newest first
};

} // namespace vedette

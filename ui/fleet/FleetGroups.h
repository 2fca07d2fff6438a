// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servers/ServerModel.h"

#include <QString>

#include <vector>

namespace vedette::ui {

enum class FleetGrouping
{
    Group,
    Tag,
    None
};

/// Servers that stand together under one heading.
struct FleetGroup
{
    QString title; ///< empty: no heading
    std::vector<ServerId> servers;

    bool operator==(const FleetGroup&) const = default;
};

/// In list order; what has no group or tag comes last. A server with two tags stands twice.
[[nodiscard]] std::vector<FleetGroup> groupServers(const std::vector<ServerRow>& rows,
                                                   FleetGrouping grouping);

/// Who wants a look first: firing alerts by severity, then who is down, then the busiest.
[[nodiscard]] std::vector<ServerId> mostUrgent(const ServerModel& servers, std::size_t count);

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/ServerStatus.h"

using namespace Qt::StringLiterals;

namespace vedette {

QLatin1StringView stateName(ServerState state)
{
    switch (state) {
    case ServerState::Unknown:
        return "unknown"_L1;
    case ServerState::Connecting:
        return "connecting"_L1;
    case ServerState::Online:
        return "online"_L1;
    case ServerState::Degraded:
        return "degraded"_L1;
    case ServerState::Unreachable:
        return "unreachable"_L1;
    case ServerState::AuthFailed:
        return "auth_failed"_L1;
    case ServerState::NeedsUser:
        return "needs_user"_L1;
    case ServerState::HostKeyChanged:
        return "host_key_changed"_L1;
    case ServerState::Paused:
        return "paused"_L1;
    }
    return "unknown"_L1;
}

bool isUp(ServerState state)
{
    return state == ServerState::Online || state == ServerState::Degraded;
}

bool isDown(ServerState state)
{
    return state == ServerState::Unreachable || state == ServerState::AuthFailed
        || state == ServerState::HostKeyChanged;
}

} // namespace vedette

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Time.h"
#include "core/model/HostKey.h"
#include "core/model/Ids.h"

#include <QLatin1StringView>

#include <optional>

namespace vedette {

enum class ServerState
{
    Unknown, ///< not tried yet
    Connecting,
    Online,
    Degraded, ///< connected, but some probes fail
    Unreachable,
    AuthFailed,
    NeedsUser, ///< waits for a person: password, passphrase or an unknown host key
    HostKeyChanged,
    Paused ///< not monitored
};

/// How a server stands, since when, and why. Immutable value.
struct ServerStatus
{
    ServerId server;
    ServerState state = ServerState::Unknown;
    Timestamp since;
    std::optional<Error> error; ///< why it is not online
    std::optional<Timestamp> nextAttempt;
    std::optional<HostKeyIssue> hostKey; ///< for NeedsUser (unknown key) and HostKeyChanged
    bool isSlow = false; ///< up, but polls take a second or longer, or longer than their interval

    bool operator==(const ServerStatus&) const = default;
};

[[nodiscard]] QLatin1StringView stateName(ServerState state);
/// Online or Degraded: samples come in.
[[nodiscard]] bool isUp(ServerState state);
/// Unreachable, AuthFailed, HostKeyChanged: somebody should know.
[[nodiscard]] bool isDown(ServerState state);

} // namespace vedette

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Deadline.h"
#include "core/collect/ServerContext.h"
#include "core/ssh/Login.h"

#include <memory>
#include <optional>
#include <stop_token>

namespace vedette::collect {

/// What opening a session found out.
struct SessionOutcome
{
    std::unique_ptr<ServerContext> context; ///< null when `error` is set
    std::optional<Error> error;
    std::optional<HostKeyIssue> hostKey;
    HostKeyPins newPins;
    milliseconds connectTime{0};
    milliseconds paused{0}; ///< a person was waited for: the deadline is so much later
    bool hasAsked = false; ///< the server itself put questions to a person
    std::vector<Server>
        reached; ///< it and jump hosts on the way, where each left a line in the log
    LoginSteps steps; ///< how it went, up to the first answer of the probe functions
};

/// Logs in, defines the probe functions and reads the facts. Blocks until `deadline` at most, which
/// stands still while a person is asked.
/// Called from pool threads; holds no shared state.
[[nodiscard]] SessionOutcome
openSession(const ssh::LoginRequest& request, Deadline deadline, const std::stop_token& stop);

} // namespace vedette::collect

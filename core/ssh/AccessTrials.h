// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/AccessReport.h"
#include "core/ssh/Login.h"

#include <stop_token>

namespace vedette::ssh {

/// Logs in and tries all that a key of the fixed probe must not be able to do: the trials up to
/// AccessTrial::RemoteForwarding, each on a channel of its own. Nothing is changed on the server: a
/// command that runs after all prints a word, a port that opens is closed again. Blocks until
/// `deadline` at most; `stop` ends it soon. Called from pool threads; holds no shared state.
[[nodiscard]] AccessReport
tryExcess(const LoginRequest& request, Deadline deadline, const std::stop_token& stop);

} // namespace vedette::ssh

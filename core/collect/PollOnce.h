// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Deadline.h"
#include "core/collect/ServerContext.h"

#include <stop_token>

namespace vedette::collect {

/// One request and its reply, blocking; only for logins and the command line.
[[nodiscard]] Result<ssh::ShellReply> ask(ssh::Transport& transport,
                                          const QByteArray& command,
                                          Deadline deadline,
                                          const std::stop_token& stop);

/// The reply to a request that was started.
[[nodiscard]] Result<ssh::ShellReply>
await(ssh::Transport& transport, Deadline deadline, const std::stop_token& stop);

/// One blocking poll, for "Test connection" and the command line.
[[nodiscard]] Snapshot
pollOnce(ServerContext& context, PollKind kind, Deadline deadline, const std::stop_token& stop);

} // namespace vedette::collect

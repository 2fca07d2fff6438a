// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/ssh/Patience.h"

#include <QByteArray>

/// Messages of an agent (draft-miller-ssh-agent, 3): four bytes of length, then as many more.
namespace vedette::ssh {

inline constexpr char agentListRequest = 11; ///< SSH_AGENTC_REQUEST_IDENTITIES
inline constexpr char agentListAnswer = 12; ///< SSH_AGENT_IDENTITIES_ANSWER

/// Without its length, 256 KiB at most. NotAvailable when there is none, Timeout, Cancelled.
[[nodiscard]] Result<QByteArray> receiveAgentFrame(int fd, Patience& patience);
/// NotAvailable when the other side takes it not at once.
[[nodiscard]] Result<void> sendAgentFrame(int fd, const QByteArray& message);

} // namespace vedette::ssh

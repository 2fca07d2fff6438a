// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/ssh/FileDescriptor.h"
#include "core/ssh/Patience.h"

#include <QByteArray>

namespace vedette::ssh {

/// A connection to the user's ssh-agent (draft-miller-ssh-agent), and the keys that it names.
struct OpenAgent
{
    FileDescriptor socket;
    QByteArray identities; ///< its answer, without the length before it; at least one key
};

/// libssh waits for an agent without end, so it is asked here first, with a bound of 5 s.
/// NotAvailable when there is no agent or no key in it, Timeout when it hangs.
[[nodiscard]] Result<OpenAgent> openAgent(const QByteArray& socketPath, Patience& patience);

/// The same answer with that key (RFC 4253, 6.6) alone; empty when the agent has not got it.
[[nodiscard]] QByteArray namingOnly(const QByteArray& identities, const QByteArray& publicKey);

} // namespace vedette::ssh

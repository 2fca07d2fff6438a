// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <libssh/callbacks.h>
#include <libssh/libssh.h>

#include <QByteArray>

#include <memory>

namespace vedette::ssh {

/// Closes an open channel of a session that goes on. libssh keeps it until the other side has
/// closed it, too: what comes meanwhile is told to nobody, and not kept.
struct EndChannel
{
    ssh_channel_callbacks listener = nullptr;

    void operator()(ssh_channel channel) const;
};

using Channel = std::unique_ptr<ssh_channel_struct, EndChannel>;

/// Not opened yet. `listener` outlives it; null: what comes is read from the channel. Internal: no
/// memory.
[[nodiscard]] Result<Channel> makeChannel(ssh_session session,
                                          ssh_channel_callbacks listener = nullptr);

/// Without blocking, on an open channel: SSH_AGAIN until the server has answered. SSH_ERROR also
/// when it closed the channel in place of that, for which libssh would wait for ever.
[[nodiscard]] int startCommand(ssh_channel channel, const QByteArray& command);
[[nodiscard]] int startSubsystem(ssh_channel channel, const char* name);

} // namespace vedette::ssh

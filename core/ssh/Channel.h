// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <libssh/callbacks.h>
#include <libssh/libssh.h>

#include <memory>

namespace vedette::ssh {

/// Closes a channel of a session that goes on. libssh keeps it until the other side has closed it,
/// too: what comes meanwhile is told to nobody, and not kept.
struct EndChannel
{
    ssh_channel_callbacks listener = nullptr;

    void operator()(ssh_channel channel) const;
};

using Channel = std::unique_ptr<ssh_channel_struct, EndChannel>;

/// `listener` outlives it; null: what comes is read from the channel. Null: no memory.
[[nodiscard]] Channel makeChannel(ssh_session session, ssh_channel_callbacks listener = nullptr);

} // namespace vedette::ssh

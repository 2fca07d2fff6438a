// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/FileDescriptor.h"

#include <libssh/callbacks.h>
#include <libssh/libssh.h>

namespace vedette::test {

/// Not open when nobody listens on that port of 127.0.0.1.
[[nodiscard]] ssh::FileDescriptor connectToLoopback(int port);

/// A connection that a FakeSshConnection makes for its client. Lives on: the connection's thread.
class FakeSshForward final
{
public:
    FakeSshForward(ssh_event event, ssh_channel channel, ssh::FileDescriptor socket);
    FakeSshForward(const FakeSshForward&) = delete;
    FakeSshForward& operator=(const FakeSshForward&) = delete;
    ~FakeSshForward();

    /// Moves what has come from the socket; false when it is over.
    [[nodiscard]] bool relay();

private:
    void receive(const char* data, qsizetype size) const;

    ssh_event m_event;
    ssh_channel m_channel;
    ssh::FileDescriptor m_socket;
    ssh_channel_callbacks_struct m_callbacks{};
};

} // namespace vedette::test

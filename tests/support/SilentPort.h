// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/FileDescriptor.h"
#include "core/ssh/Platform.h"

#include <QByteArray>

#include <vector>

namespace vedette::test {

/// A port of this computer that answers no attempt to connect, as a firewall that drops it: its
/// queue is full of connections that nobody takes.
class SilentPort final
{
public:
    /// On "127.0.0.1" or "::1".
    explicit SilentPort(const QByteArray& host = "127.0.0.1");

    /// False where no such port can be made, as on a computer without IPv6.
    [[nodiscard]] bool isSilent() const { return m_isSilent; }
    [[nodiscard]] const ssh::platform::SocketAddress& address() const { return m_address; }

private:
    ssh::platform::SocketAddress m_address;
    ssh::FileDescriptor m_listener;
    std::vector<ssh::FileDescriptor> m_attempts;
    bool m_isSilent = false;
};

} // namespace vedette::test

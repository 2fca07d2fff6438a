// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/ssh/BastionPump.h"
#include "core/ssh/FileDescriptor.h"
#include "core/ssh/Patience.h"
#include "core/ssh/Session.h"

#include <QString>

#include <memory>
#include <thread>

namespace vedette::ssh {

/// A logged-in session to a jump host that serves many connections, with a thread of its own. It
/// ends by itself when it is lost, or without a connection for a while. Called from any thread.
class Bastion final
{
public:
    static constexpr int mostConnections = 200;

    /// `address` is how it is told of.
    Bastion(std::unique_ptr<Session> session, const QString& address, milliseconds idleTime);
    Bastion(const Bastion&) = delete;
    Bastion& operator=(const Bastion&) = delete;
    ~Bastion() = default;

    /// A socket that leads from the jump host to `host`. It ends with this session. Refused,
    /// Unreachable, Timeout, PermissionDenied, ServerLimits (of the jump host), ConnectionLost (its
    /// session is over), Cancelled.
    [[nodiscard]] Result<FileDescriptor>
    open(const QString& host, quint16 port, Patience& patience);
    [[nodiscard]] bool isAlive() const { return !m_desk->orders.isDrained(); }
    /// What tells its connections that it was lost.
    [[nodiscard]] std::shared_ptr<const JumpEnd> end() const { return m_desk->end; }
    [[nodiscard]] bool hasRoom() const { return m_desk->connections < mostConnections; }

private:
    std::unique_ptr<BastionPump::Desk> m_desk;
    std::jthread m_thread; ///< last: it uses the desk
};

} // namespace vedette::ssh

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/ssh/FileDescriptor.h"
#include "core/ssh/Patience.h"
#include "core/ssh/Poller.h"

#include <QByteArray>

#include <atomic>
#include <stop_token>
#include <thread>

namespace vedette::ssh {

/// A connection to the user's ssh-agent that has just named at least one key, to be handed to
/// libssh. libssh waits for an agent without end, so it is asked here first, with a bound of 5 s.
/// NotAvailable when there is no agent or no key in it, Timeout when it hangs.
[[nodiscard]] Result<FileDescriptor> openAgent(const QByteArray& socketPath, Patience& patience);

/// Shuts a descriptor down when 5 s are over or the login is stopped: the only way to end libssh's
/// wait for an agent's signature. The 5 s are for all keys of the agent together. Lives on: the
/// thread of the login, with a thread of its own.
class AgentGuard final
{
public:
    AgentGuard(int agentSocket, const Patience& patience);
    AgentGuard(const AgentGuard&) = delete;
    AgentGuard& operator=(const AgentGuard&) = delete;
    ~AgentGuard();

private:
    void watch(Deadline deadline, const std::stop_token& stop);

    FileDescriptor m_socket; ///< a duplicate
    std::atomic_bool m_isDone = false;
    Poller m_poller;
    std::jthread m_thread;
};

} // namespace vedette::ssh

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/Agent.h"
#include "core/ssh/Platform.h"

#include <functional>
#include <stop_token>
#include <thread>

namespace vedette::ssh {

/// Stands between libssh and the user's agent: names the keys of `agent.identities` and no others,
/// lets the agent sign, and hangs up when 5 s are over or the login is stopped: the only way to end
/// libssh's wait for a signature. The 5 s are for all keys together. Lives on: the thread of the
/// login, with a thread of its own, which it waits for.
class AgentRelay final
{
public:
    AgentRelay(OpenAgent agent, platform::SocketPair pipe, const Patience& patience);
    AgentRelay(const AgentRelay&) = delete;
    AgentRelay& operator=(const AgentRelay&) = delete;
    ~AgentRelay();

    /// For libssh, which closes it. Once.
    [[nodiscard]] int takeSocket() { return m_pipe.theirs.release(); }

private:
    void serve(Deadline deadline);

    OpenAgent m_agent;
    platform::SocketPair m_pipe;
    std::stop_source m_end;
    std::stop_callback<std::function<void()>> m_onStop;
    std::jthread m_thread;
};

} // namespace vedette::ssh

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/AgentRelay.h"

#include "core/ssh/AgentFrame.h"

#include <utility>

namespace vedette::ssh {

namespace {

constexpr seconds signingBound{5};

Result<QByteArray> askAgent(const OpenAgent& agent, const QByteArray& request, Patience& patience)
{
    if (request.startsWith(agentListRequest)) {
        return agent.identities;
    }
    const auto sent = sendAgentFrame(agent.socket.get(), request);
    return sent ? receiveAgentFrame(agent.socket.get(), patience) : fail(sent.error());
}

} // namespace

AgentRelay::AgentRelay(OpenAgent agent, platform::SocketPair pipe, const Patience& patience)
    : m_agent(std::move(agent))
    , m_pipe(std::move(pipe))
    , m_onStop(patience.stop(), [end = m_end]() mutable { end.request_stop(); })
    , m_thread([this, until = patience.deadline().atMost(signingBound)] { serve(until); })
{ }

AgentRelay::~AgentRelay()
{
    m_end.request_stop();
}

void AgentRelay::serve(Deadline deadline)
{
    Patience patience(deadline, m_end.get_token());
    const int client = m_pipe.ours.get();
    platform::setNonBlocking(client);
    for (;;) {
        const auto request = receiveAgentFrame(client, patience);
        const auto answer = request ? askAgent(m_agent, *request, patience) : request;
        if (!answer || !sendAgentFrame(client, *answer)) {
            platform::shutDown(client);
            return;
        }
    }
}

} // namespace vedette::ssh

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Agent.h"

#include "core/ssh/Platform.h"

#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

// draft-miller-ssh-agent, 3.5 and 6.1
constexpr char requestIdentities = 11;
constexpr char identitiesAnswer = 12;
constexpr quint32 maxAnswerBytes = 256 * 1024;
constexpr seconds agentBound{5};

/// Exactly `size` bytes.
Result<QByteArray> readExactly(int fd, qsizetype size, Patience& patience, Deadline until)
{
    QByteArray bytes(size, '\0');
    qsizetype filled = 0;
    while (filled < size) {
        const auto got = platform::receive(fd, bytes.data() + filled, size - filled);
        filled += got.bytes;
        if (got.state == platform::TransferState::Closed) {
            return fail(ErrorCode::NotAvailable, u"the agent closed the connection"_s);
        }
        const bool mustWait = got.state == platform::TransferState::WouldBlock;
        const auto ready = mustWait ? patience.await({fd}, until) : Result<void>{};
        if (!ready) {
            return fail(ready.error());
        }
    }
    return bytes;
}

Result<QByteArray> askForIdentities(int fd, Patience& patience, Deadline until)
{
    constexpr std::array<char, 5> request{0, 0, 0, 1, requestIdentities};
    const QByteArrayView bytes(request.data(), request.size());
    if (platform::send(fd, bytes).bytes != bytes.size()) {
        return fail(ErrorCode::NotAvailable, u"the agent takes no request"_s);
    }
    auto header = readExactly(fd, sizeof(quint32), patience, until);
    if (!header) {
        return header;
    }
    const auto size = qFromBigEndian<quint32>(header->constData());
    if (size > maxAnswerBytes) {
        return fail(ErrorCode::NotAvailable, u"the agent's answer is too long"_s);
    }
    return readExactly(fd, static_cast<qsizetype>(size), patience, until);
}

bool namesAKey(const QByteArray& answer)
{
    constexpr qsizetype head = 1 + sizeof(quint32);
    return answer.size() >= head && answer.front() == identitiesAnswer
        && qFromBigEndian<quint32>(answer.constData() + 1) > 0;
}

} // namespace

Result<FileDescriptor> openAgent(const QByteArray& socketPath, Patience& patience)
{
    if (socketPath.isEmpty()) {
        return fail(ErrorCode::NotAvailable, u"no agent"_s);
    }
    const Deadline until = patience.deadline().atMost(agentBound);
    auto socket = platform::connectLocal(socketPath);
    if (!socket) {
        return fail(ErrorCode::NotAvailable, socket.error().detail);
    }
    const auto answer = askForIdentities(socket->get(), patience, until);
    if (!answer) {
        return fail(answer.error().in(u"ssh-agent"));
    }
    if (!namesAKey(*answer)) {
        return fail(ErrorCode::NotAvailable, u"the agent holds no key"_s);
    }
    return socket;
}

AgentGuard::AgentGuard(int agentSocket, const Patience& patience)
    : m_socket(platform::duplicate(agentSocket))
    , m_thread([this, until = patience.deadline().atMost(agentBound), stop = patience.stop()] {
        watch(until, stop);
    })
{ }

AgentGuard::~AgentGuard()
{
    m_isDone = true;
    m_poller.wake();
}

void AgentGuard::watch(Deadline deadline, const std::stop_token& stop)
{
    const std::stop_callback wakeUp(stop, [this] { m_poller.wake(); });
    while (!m_isDone && !stop.stop_requested() && !deadline.hasExpired()) {
        [[maybe_unused]] const auto ready = m_poller.wait({}, deadline.remaining());
    }
    if (!m_isDone) {
        platform::shutDown(m_socket.get());
    }
}

} // namespace vedette::ssh

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/BastionPump.h"

#include "core/ssh/Platform.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr milliseconds keepAlivePause{5'000};
constexpr milliseconds mostSilence{15'000}; // three questions unanswered
constexpr int mostReads = 16; // in one turn; then the pipes have theirs
constexpr int mostAbandoned = 16; // a host that answers none of so many won't answer the next

const JumpPipe& toPipe(const std::unique_ptr<JumpPipe>& pipe)
{
    return *pipe;
}

} // namespace

BastionPump::BastionPump(std::unique_ptr<Session> session, Desk& desk, milliseconds idleTime)
    : m_session(std::move(session))
    , m_event(ssh_event_new())
    , m_desk(desk)
    , m_idleTime(idleTime)
    , m_idleUntil(Deadline::after(idleTime))
    , m_nextKeepAlive(Deadline::after(keepAlivePause))
    , m_silentUntil(Deadline::after(mostSilence))
{
    platform::setNonBlocking(m_session->descriptor()); // libssh made it blocking
    if (m_event != nullptr) {
        ssh_event_add_session(m_event, m_session->get());
    }
}

BastionPump::~BastionPump()
{
    m_desk.orders.close();
    takeOrders(); // whose pipes end below, and say so
    m_pipes.clear();
    if (m_event != nullptr) {
        ssh_event_remove_session(m_event, m_session->get());
        ssh_event_free(m_event);
    }
}

void BastionPump::run(const std::stop_token& stop)
{
    const std::stop_callback wake(stop, [this] { m_desk.poller.wake(); });
    while (!stop.stop_requested() && !isLost() && !isIdle()) {
        takeOrders();
        receive();
        tellLoss();
        movePipes();
        keepAlive();
        if (!isLost()) {
            await();
        }
    }
    tellLoss();
}

void BastionPump::takeOrders()
{
    for (JumpOrder& order : m_desk.orders.drain()) {
        m_pipes.push_back(std::make_unique<JumpPipe>(*m_session, std::move(order)));
    }
}

/// Takes in what has come: libssh tells the pipes.
void BastionPump::receive()
{
    for (int i = 0; i < mostReads; ++i) {
        const qint64 before = m_session->bytesReceived();
        if (m_event == nullptr || ssh_event_dopoll(m_event, 0) == SSH_ERROR
            || m_session->bytesReceived() == before) {
            break;
        }
    }
    if (m_session->bytesReceived() != std::exchange(m_received, m_session->bytesReceived())) {
        m_nextKeepAlive = Deadline::after(keepAlivePause);
        m_silentUntil = Deadline::after(mostSilence);
    }
}

void BastionPump::movePipes()
{
    for (const auto& pipe : m_pipes) {
        pipe->advance();
        m_isFlooded = m_isFlooded || pipe->isFlooded();
    }
    answerRefused();
    const auto ended = std::erase_if(m_pipes, [](const auto& pipe) { return pipe->isOver(); });
    m_desk.connections -= static_cast<int>(ended);
    if (!m_pipes.empty()) {
        m_idleUntil = Deadline::after(m_idleTime);
    }
}

void BastionPump::answerRefused()
{
    const auto refused = std::ranges::count_if(m_pipes, &JumpPipe::isRefused, toPipe);
    for (const auto& pipe : m_pipes) {
        if (pipe->isRefused()) {
            pipe->refuse(refused == 1);
        }
    }
}

/// Those who gave up waiting for their connection: each costs a descriptor and a channel.
bool BastionPump::isUnanswering() const
{
    return std::ranges::count_if(m_pipes, &JumpPipe::isAbandoned, toPipe) > mostAbandoned;
}

void BastionPump::await()
{
    const bool mustWrite = (ssh_get_status(m_session->get()) & SSH_WRITE_PENDING) != 0;
    std::vector<Wait> waits{{m_session->descriptor(), true, mustWrite}};
    std::vector<JumpPipe*> waiting{nullptr};
    bool isBusy = false;
    for (const auto& pipe : m_pipes) {
        isBusy = isBusy || pipe->isBusy();
        if (const auto wait = pipe->wait()) {
            waits.push_back(*wait);
            waiting.push_back(pipe.get());
        }
    }
    const milliseconds most = std::min(m_nextKeepAlive.remaining(), m_idleUntil.remaining());
    const auto ready = m_desk.poller.wait(waits, isBusy ? milliseconds::zero() : most);
    for (const std::size_t index : ready) {
        if (waiting[index] != nullptr) {
            waiting[index]->socketReady();
        }
    }
}

/// A jump host that vanished silently must not hold the logins of all servers behind it.
void BastionPump::keepAlive()
{
    if (!m_nextKeepAlive.hasExpired()) {
        return;
    }
    m_nextKeepAlive = Deadline::after(keepAlivePause);
    m_session->keepAlive();
}

bool BastionPump::isLost() const
{
    return m_event == nullptr || m_isFlooded || m_silentUntil.hasExpired() || isUnanswering()
        || ssh_is_connected(m_session->get()) == 0 || m_session->descriptor() < 0;
}

/// Before the pipes are closed over it.
void BastionPump::tellLoss()
{
    if (isLost()) {
        m_desk.end->tell(m_session->lostJumpHost());
    }
}

bool BastionPump::isIdle()
{
    return m_idleUntil.hasExpired() && m_desk.connections == 0;
}

} // namespace vedette::ssh

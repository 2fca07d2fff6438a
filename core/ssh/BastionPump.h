// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/BoundedQueue.h"
#include "core/base/Deadline.h"
#include "core/ssh/JumpEnd.h"
#include "core/ssh/JumpPipe.h"
#include "core/ssh/Poller.h"
#include "core/ssh/Session.h"

#include <libssh/libssh.h>

#include <atomic>
#include <memory>
#include <stop_token>
#include <vector>

namespace vedette::ssh {

/// Moves the bytes of all connections through one jump host. Lives on: a thread of its own, which
/// alone uses the session.
class BastionPump final
{
public:
    /// What others tell the pump, and see of it.
    struct Desk
    {
        BoundedQueue<JumpOrder> orders; ///< closed when the pump has ended; wake the poller after
        Poller poller;
        std::atomic_int connections = 0; ///< counted up by who orders, down by the pump
        std::shared_ptr<JumpEnd> end; ///< shared with all that it serves
    };

    BastionPump(std::unique_ptr<Session> session, Desk& desk, milliseconds idleTime);
    BastionPump(const BastionPump&) = delete;
    BastionPump& operator=(const BastionPump&) = delete;
    ~BastionPump();

    /// Until `stop`, the session's end, or `idleTime` without a connection.
    void run(const std::stop_token& stop);

private:
    void takeOrders();
    void receive();
    void movePipes();
    void answerRefused();
    [[nodiscard]] bool isUnanswering() const;
    void await();
    void keepAlive();
    [[nodiscard]] bool isLost() const;
    void tellLoss();
    [[nodiscard]] bool isIdle();

    std::unique_ptr<Session> m_session;
    ssh_event m_event;
    Desk& m_desk;
    const milliseconds m_idleTime;
    std::vector<std::unique_ptr<JumpPipe>> m_pipes;
    Deadline m_idleUntil;
    Deadline m_nextKeepAlive;
    Deadline m_silentUntil; ///< then a session that said nothing is taken for lost
    qint64 m_received = 0;
    bool m_isFlooded = false;
};

} // namespace vedette::ssh

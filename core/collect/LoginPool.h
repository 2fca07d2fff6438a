// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/SessionOpener.h"

#include <QThreadPool>

#include <functional>
#include <map>
#include <stop_token>

namespace vedette::collect {

/// Opens sessions on threads of its own. Servers known to fail have a small lane for themselves, so
/// that they never delay the healthy ones. Lives on: core thread; `done` is called on a pool
/// thread.
class LoginPool
{
public:
    enum class Lane
    {
        Fast, ///< 16 threads
        Slow, ///< 4 threads, for servers whose last login failed
        Attended ///< 16 threads, for logins that may wait for a person's answers
    };
    struct Task
    {
        quint64 session = 0;
        ssh::LoginRequest request;
        bool withFirstPoll = false; ///< "Test connection": polls once, too, and shares no jump host
    };
    struct Done
    {
        quint64 session = 0;
        SessionOutcome outcome;
        std::optional<Snapshot> firstPoll;
    };

    LoginPool();
    LoginPool(const LoginPool&) = delete;
    LoginPool& operator=(const LoginPool&) = delete;
    ~LoginPool();

    void start(Task task, Lane lane, std::function<void(Done)> done);
    /// The login ends with Cancelled within 200 ms; one that has not begun ends as soon as it does.
    void cancel(quint64 session);
    void forget(quint64 session);
    /// Cancels all and waits for them.
    void stop();

private:
    [[nodiscard]] QThreadPool& poolOf(Lane lane);

    ssh::BastionPool m_bastions; ///< of all logins but tests; first: it ends after them
    QThreadPool m_fast;
    QThreadPool m_slow;
    QThreadPool m_attended;
    std::map<quint64, std::stop_source> m_stops;
};

} // namespace vedette::collect

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/login/LoginLane.h"
#include "core/collect/login/SessionOpener.h"

#include <QTimer>

#include <functional>
#include <map>
#include <stop_token>

namespace vedette::collect {

/// Opens sessions on threads of its own. Servers known to fail have a small lane for themselves,
/// and a login that takes long lends its place, so that they never delay the healthy ones.
/// Lives on: core thread; `done` is called on a pool thread.
class LoginPool
{
public:
    enum class Lane
    {
        Fast, ///< 16 at a time
        Slow, ///< 4 at a time, for servers whose last login failed
        Attended ///< 16 at a time, for logins that may wait for a person's answers
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

    /// Its timer lives with `owner`, whose event loop it uses.
    LoginPool(QObject& owner, const Clock& clock);
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
    [[nodiscard]] LoginLane& laneOf(Lane lane);
    void lendPlaces();

    ssh::AddressBook m_addresses;
    ssh::BastionPool m_bastions; ///< of all logins but tests; first: it ends after them
    LoginLane m_fast;
    LoginLane m_slow;
    LoginLane m_attended;
    QTimer m_lending; ///< runs while a login waits for a place
    std::map<quint64, std::stop_source> m_stops;
};

} // namespace vedette::collect

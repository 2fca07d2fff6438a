// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"

#include <QObject>
#include <QThreadPool>

#include <deque>
#include <functional>
#include <map>

namespace vedette::collect {

/// Runs logins, so many at a time. One that takes long (its server is silent, or far away) can lend
/// its place to one that waits, so that dead servers never hold up the others.
/// Lives on: the thread of its owner, whose event loop tells it what has ended; the work is done on
/// pool threads.
class LoginLane final
{
public:
    struct Size
    {
        int places; ///< logins at a time
        int lent; ///< and so many more whose place was lent
    };

    LoginLane(QObject& owner, const Clock& clock, Size size);
    LoginLane(const LoginLane&) = delete;
    LoginLane& operator=(const LoginLane&) = delete;
    ~LoginLane();

    void start(std::function<void()> work);
    /// Lends the places of those that have run for half a second, as far as work waits for them.
    void lendPlaces();
    [[nodiscard]] bool isAnyWaiting() const { return !m_waiting.empty(); }
    /// Gives up what waits, and waits for the rest.
    void stop();

private:
    struct Running
    {
        MonotonicTime began;
        bool isLent = false;
    };

    void startWaiting();
    void run(std::function<void()> work);
    void end(quint64 number);

    QObject& m_owner;
    const Clock& m_clock;
    const Size m_size;
    std::deque<std::function<void()>> m_waiting;
    std::map<quint64, Running> m_running; ///< by number, the oldest first
    quint64 m_lastNumber = 0;
    int m_lent = 0;
    QThreadPool m_pool;
};

} // namespace vedette::collect

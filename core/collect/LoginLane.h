// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"

#include <QThreadPool>

#include <functional>
#include <list>
#include <mutex>

namespace vedette::collect {

/// Runs logins, so many at a time. One that takes long (its server is silent, or far away) can lend
/// its place to one that waits, so that dead servers never hold up the others.
/// Lives on: core thread; the work is done on pool threads.
class LoginLane final
{
public:
    /// At most `places` at a time, and `lent` more whose place was lent.
    LoginLane(const Clock& clock, int places, int lent);
    LoginLane(const LoginLane&) = delete;
    LoginLane& operator=(const LoginLane&) = delete;
    ~LoginLane();

    void start(std::function<void()> work);
    /// Lends the places of all that have run for half a second, as far as work waits for them.
    void lendPlaces();
    [[nodiscard]] bool isAnyWaiting() const;
    void waitForAll();

private:
    struct Running
    {
        MonotonicTime began;
        bool isLent = false;
    };
    class Job;

    [[nodiscard]] std::list<Running>::iterator begin();
    void end(std::list<Running>::iterator running);

    const Clock& m_clock;
    const int m_mostLent;
    mutable std::mutex m_mutex;
    std::list<Running> m_running; ///< guarded, as the two below are
    int m_waiting = 0;
    int m_lent = 0;
    QThreadPool m_pool; ///< last: its threads use all of the above
};

} // namespace vedette::collect

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/LoginLane.h"

#include "core/base/Post.h"

#include <QRunnable>

#include <utility>

namespace vedette::collect {

namespace {

constexpr milliseconds longLogin{500}; // a healthy one, not too far away, is done by then

} // namespace

class LoginLane::Job final : public QRunnable
{
public:
    Job(LoginLane& lane, std::function<void()> work)
        : m_lane(lane)
        , m_work(std::move(work))
    { }

    void run() override
    {
        takeOver(this);
        const auto running = m_lane.begin();
        m_work();
        m_lane.end(running);
        handOver(&m_lane);
    }

private:
    LoginLane& m_lane;
    std::function<void()> m_work;
};

LoginLane::LoginLane(const Clock& clock, int places, int lent)
    : m_clock(clock)
    , m_mostLent(lent)
{
    m_pool.setMaxThreadCount(places);
}

LoginLane::~LoginLane()
{
    waitForAll();
}

void LoginLane::start(std::function<void()> work)
{
    {
        const std::scoped_lock lock(m_mutex);
        ++m_waiting;
    }
    auto* job = new Job(*this, std::move(work));
    handOver(job);
    m_pool.start(job); // and owns it
}

std::list<LoginLane::Running>::iterator LoginLane::begin()
{
    const std::scoped_lock lock(m_mutex);
    --m_waiting;
    return m_running.insert(m_running.end(), Running{m_clock.monotonic()});
}

void LoginLane::end(std::list<Running>::iterator running)
{
    const std::scoped_lock lock(m_mutex);
    if (running->isLent) {
        m_pool.reserveThread(); // the place is taken back: this thread ends
        --m_lent;
    }
    m_running.erase(running);
}

void LoginLane::lendPlaces()
{
    const MonotonicTime before = m_clock.monotonic() - longLogin;
    int lent = 0;
    {
        const std::scoped_lock lock(m_mutex);
        for (Running& login : m_running) { // the oldest first
            if (login.began > before || lent >= m_waiting || m_lent >= m_mostLent) {
                break;
            }
            if (!login.isLent) {
                login.isLent = true;
                ++m_lent;
                ++lent;
            }
        }
    }
    for (; lent > 0; --lent) {
        m_pool.releaseThread(); // outside the lock: it may start a thread
    }
}

bool LoginLane::isAnyWaiting() const
{
    const std::scoped_lock lock(m_mutex);
    return m_waiting > 0;
}

void LoginLane::waitForAll()
{
    m_pool.waitForDone();
    takeOver(this);
}

} // namespace vedette::collect

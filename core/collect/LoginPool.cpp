// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/LoginPool.h"

#include "core/base/Post.h"

#include <QRunnable>

namespace vedette::collect {

namespace {

constexpr milliseconds loginDeadline{20'000};
constexpr int fastThreads = 16;
constexpr int slowThreads = 4;
constexpr int attendedThreads = 16;

class LoginJob final : public QRunnable
{
public:
    LoginJob(const LoginPool* pool,
             LoginPool::Task task,
             std::stop_token stop,
             std::function<void(LoginPool::Done)> done)
        : m_pool(pool)
        , m_task(std::move(task))
        , m_stop(std::move(stop))
        , m_done(std::move(done))
    { }

    void run() override
    {
        takeOver(this);
        const Deadline deadline = Deadline::after(loginDeadline);
        std::optional<ssh::BastionPool> own; // to see for itself, and for the first poll
        if (m_task.withFirstPoll) {
            m_task.request.bastions = &own.emplace();
        }
        LoginPool::Done done{
            m_task.session, openSession(m_task.request, deadline, m_stop), std::nullopt};
        if (m_task.withFirstPoll && done.outcome.context) {
            done.firstPoll = pollOnce(*done.outcome.context,
                                      PollKind::Metrics,
                                      deadline.later(done.outcome.paused),
                                      m_stop);
        }
        m_done(std::move(done));
        handOver(m_pool);
    }

private:
    const LoginPool* m_pool;
    LoginPool::Task m_task;
    std::stop_token m_stop;
    std::function<void(LoginPool::Done)> m_done;
};

} // namespace

LoginPool::LoginPool()
{
    m_fast.setMaxThreadCount(fastThreads);
    m_slow.setMaxThreadCount(slowThreads);
    m_attended.setMaxThreadCount(attendedThreads);
}

LoginPool::~LoginPool()
{
    stop();
}

QThreadPool& LoginPool::poolOf(Lane lane)
{
    switch (lane) {
    case Lane::Fast:
        return m_fast;
    case Lane::Slow:
        return m_slow;
    case Lane::Attended:
        break;
    }
    return m_attended;
}

void LoginPool::start(Task task, Lane lane, std::function<void(Done)> done)
{
    std::stop_source stop;
    m_stops.insert_or_assign(task.session, stop);
    task.request.bastions = &m_bastions;
    auto* job = new LoginJob(this, std::move(task), stop.get_token(), std::move(done));
    handOver(job);
    poolOf(lane).start(job); // and owns it
}

void LoginPool::cancel(quint64 session)
{
    const auto found = m_stops.find(session);
    if (found != m_stops.end()) {
        found->second.request_stop();
    }
}

void LoginPool::forget(quint64 session)
{
    m_stops.erase(session);
}

void LoginPool::stop()
{
    for (auto& [session, stop] : m_stops) {
        stop.request_stop();
    }
    m_fast.waitForDone();
    m_slow.waitForDone();
    m_attended.waitForDone();
    takeOver(this);
}

} // namespace vedette::collect

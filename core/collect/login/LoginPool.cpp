// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/login/LoginPool.h"

#include "core/collect/PollOnce.h"

namespace vedette::collect {

namespace {

constexpr milliseconds loginDeadline{20'000};
constexpr milliseconds lendingPause{100};
// 50 logins begin in a second; of 300 silent servers among 1,000 that many wait at the same time.
constexpr LoginLane::Size fastSize{.places = 16, .lent = 240};
constexpr LoginLane::Size slowSize{.places = 4, .lent = 60};
constexpr LoginLane::Size attendedSize{.places = 16, .lent = 48};

LoginPool::Done logIn(LoginPool::Task& task, const std::stop_token& stop)
{
    const Deadline deadline = Deadline::after(loginDeadline);
    std::optional<ssh::BastionPool> own; // to see for itself, and for the first poll
    if (task.withFirstPoll) {
        task.request.bastions = &own.emplace();
    }
    LoginPool::Done done{task.session, openSession(task.request, deadline, stop), std::nullopt};
    if (task.withFirstPoll && done.outcome.context) {
        done.firstPoll = pollOnce(
            *done.outcome.context, PollKind::Metrics, deadline.later(done.outcome.paused), stop);
    }
    return done;
}

} // namespace

LoginPool::LoginPool(QObject& owner, const Clock& clock)
    : m_fast(owner, clock, fastSize)
    , m_slow(owner, clock, slowSize)
    , m_attended(owner, clock, attendedSize)
    , m_lending(&owner) // a child moves to the core thread with its owner
{
    m_lending.setInterval(lendingPause);
    QObject::connect(&m_lending, &QTimer::timeout, &owner, [this] { lendPlaces(); });
}

LoginPool::~LoginPool()
{
    stop();
}

LoginLane& LoginPool::laneOf(Lane lane)
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
    task.request.addresses = &m_addresses;
    task.request.bastions = &m_bastions;
    auto work
        = [task = std::move(task), stop = stop.get_token(), done = std::move(done)]() mutable {
              done(logIn(task, stop));
          };
    laneOf(lane).start(std::move(work));
    if (!m_lending.isActive()) {
        m_lending.start();
    }
}

void LoginPool::lendPlaces()
{
    bool isAnyWaiting = false;
    for (LoginLane* lane : {&m_fast, &m_slow, &m_attended}) {
        lane->lendPlaces();
        isAnyWaiting = isAnyWaiting || lane->isAnyWaiting();
    }
    if (!isAnyWaiting) {
        m_lending.stop();
    }
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
    m_lending.stop();
    m_fast.stop();
    m_slow.stop();
    m_attended.stop();
}

} // namespace vedette::collect

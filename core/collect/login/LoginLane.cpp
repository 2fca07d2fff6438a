// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/login/LoginLane.h"

#include "core/base/Post.h"

#include <utility>

namespace vedette::collect {

namespace {

constexpr milliseconds longLogin{500}; // a healthy one, not too far away, is done by then

} // namespace

LoginLane::LoginLane(QObject& owner, const Clock& clock, Size size)
    : m_owner(owner)
    , m_clock(clock)
    , m_size(size)
{
    m_pool.setMaxThreadCount(size.places + size.lent); // what is started here never waits there
}

LoginLane::~LoginLane()
{
    stop();
}

void LoginLane::start(std::function<void()> work)
{
    m_waiting.push_back(std::move(work));
    startWaiting();
}

void LoginLane::startWaiting()
{
    while (!m_waiting.empty() && static_cast<int>(m_running.size()) - m_lent < m_size.places) {
        run(std::move(m_waiting.front()));
        m_waiting.pop_front();
    }
}

void LoginLane::run(std::function<void()> work)
{
    const quint64 number = ++m_lastNumber;
    m_running.emplace(number, Running{m_clock.monotonic()});
    handOver(this);
    m_pool.start([this, number, work = std::move(work)] {
        takeOver(this);
        work();
        post(&m_owner, [this, number] { end(number); });
    });
}

void LoginLane::end(quint64 number)
{
    const auto ended = m_running.find(number);
    m_lent -= ended->second.isLent ? 1 : 0;
    m_running.erase(ended);
    startWaiting();
}

void LoginLane::lendPlaces()
{
    const MonotonicTime longAgo = m_clock.monotonic() - longLogin;
    auto wanted = m_waiting.size();
    for (auto& [number, login] : m_running) {
        if (wanted == 0 || m_lent >= m_size.lent || login.began > longAgo) {
            break;
        }
        if (!login.isLent) {
            login.isLent = true;
            ++m_lent;
            --wanted;
        }
    }
    startWaiting();
}

void LoginLane::stop()
{
    m_waiting.clear();
    m_pool.waitForDone();
    takeOver(&m_owner);
}

} // namespace vedette::collect

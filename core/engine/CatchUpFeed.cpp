// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/CatchUpFeed.h"

#include <utility>

namespace vedette::engine {

namespace {

constexpr std::size_t pollsPerFeed = 25; // live polls go the same way

} // namespace

CatchUpFeed::CatchUpFeed(store::HistoryStore* history, QObject* parent)
    : QObject(parent)
    , m_history(history)
    , m_timer(this)
{
    connect(&m_timer, &QTimer::timeout, this, &CatchUpFeed::feed);
}

void CatchUpFeed::add(Snapshot poll)
{
    m_polls.push_back(std::move(poll));
    if (!m_timer.isActive()) {
        m_timer.start(m_pause);
    }
}

void CatchUpFeed::feed()
{
    for (std::size_t i = 0; i < pollsPerFeed && !m_polls.empty(); ++i) {
        if (!m_history->append(m_polls.front())) {
            return; // again with the next turn
        }
        m_polls.pop_front();
    }
    if (m_polls.empty()) {
        m_timer.stop();
        Q_EMIT emptied();
    }
}

void CatchUpFeed::forget(ServerId server)
{
    std::erase_if(m_polls, [server](const Snapshot& poll) { return poll.server == server; });
}

void CatchUpFeed::stop()
{
    m_timer.stop();
    while (!m_polls.empty() && m_history->append(m_polls.front())) {
        m_polls.pop_front();
    }
    m_polls.clear();
}

} // namespace vedette::engine

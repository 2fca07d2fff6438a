// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/PollPool.h"

#include "core/base/Post.h"

#include <QThread>

#include <algorithm>

namespace vedette::collect {

PollPool::PollPool(const Clock& clock,
                   const std::function<void(PollOutcome)>& report,
                   const SessionLimits& limits)
{
    const int count = std::clamp(QThread::idealThreadCount(), 1, 4);
    m_pool.setMaxThreadCount(count);
    for (int i = 0; i < count; ++i) {
        m_loops.push_back(std::make_unique<PollLoop>(clock, report, limits));
        handOver(m_loops.back().get());
        m_pool.start(m_loops.back().get());
    }
}

PollPool::~PollPool()
{
    stop();
}

PollLoop& PollPool::loopOf(quint64 session)
{
    return *m_loops[session % m_loops.size()];
}

void PollPool::stop()
{
    for (const auto& loop : m_loops) {
        loop->stop();
    }
    m_pool.waitForDone();
    for (const auto& loop : m_loops) {
        takeOver(loop.get());
    }
}

} // namespace vedette::collect

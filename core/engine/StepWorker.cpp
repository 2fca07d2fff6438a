// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/StepWorker.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

constexpr milliseconds tellInterval{100};
constexpr milliseconds longestWait{std::numeric_limits<int>::max()}; // that a pool can be told

} // namespace

StepWorker::StepWorker()
{
    m_pool.setMaxThreadCount(1);
    m_timer.setInterval(tellInterval);
    connect(&m_timer, &QTimer::timeout, this, [this] { tellSteps(); });
}

StepWorker::~StepWorker()
{
    stop(Deadline::after(endGrace));
}

void StepWorker::cancel(RequestId request)
{
    const auto job = m_jobs.find(request);
    if (job != m_jobs.end()) {
        job->second.stop.request_stop();
    }
}

void StepWorker::askToStop()
{
    m_isStopped = true;
    m_timer.stop();
    m_pool.clear();
    for (auto& [request, job] : m_jobs) {
        job.stop.request_stop();
    }
    m_jobs.clear();
}

void StepWorker::stop(const Deadline& deadline)
{
    askToStop();
    const milliseconds wait = std::min(deadline.remaining(), longestWait);
    if (!m_pool.waitForDone(static_cast<int>(wait.count()))) {
        m_leave.request_stop();
        m_pool.waitForDone(); // for as long as expendable() takes to see that
    }
    takeOver(this);
}

StepWorker::Job StepWorker::begin(RequestId request)
{
    Job job{.stop = {}, .newest = std::make_shared<NewestStep>()};
    m_jobs.insert_or_assign(request, job);
    m_timer.start();
    return job;
}

bool StepWorker::end(RequestId request)
{
    tellStep(request);
    const bool isAwaited = m_jobs.erase(request) > 0;
    if (m_jobs.empty()) {
        m_timer.stop();
    }
    return isAwaited;
}

/// Of a copy: who hears it may cancel, begin and stop.
void StepWorker::tellSteps()
{
    const std::map<RequestId, Job> jobs = m_jobs;
    for (const auto& [request, job] : jobs) {
        tellStep(request);
    }
}

void StepWorker::tellStep(RequestId request)
{
    const auto job = m_jobs.find(request);
    if (job == m_jobs.end()) {
        return;
    }
    const std::optional<StepProgress> step
        = std::exchange(*NewestStep::Use(*job->second.newest), std::nullopt);
    if (step) {
        Q_EMIT stepBegun(request, *step);
    }
}

TellStep StepWorker::tellTo(const std::shared_ptr<NewestStep>& newest)
{
    return [newest](const StepProgress& step) { *NewestStep::Use(*newest) = step; };
}

tl::unexpected<Error> StepWorker::tooSlow()
{
    return fail(ErrorCode::InvalidFile, u"the file system does not answer"_s);
}

} // namespace vedette::engine

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/BackupWorker.h"

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

constexpr int endGraceMsecs = 1000;
constexpr int tellMsecs = 100;
constexpr std::size_t mostSteps = 16; ///< that wait to be told

} // namespace

BackupWorker::BackupWorker()
{
    m_pool.setMaxThreadCount(1);
    m_timer.setInterval(tellMsecs);
    connect(&m_timer, &QTimer::timeout, this, [this] { tellSteps(); });
}

BackupWorker::~BackupWorker()
{
    stop();
}

void BackupWorker::cancel(RequestId request)
{
    const auto job = m_jobs.find(request);
    if (job != m_jobs.end()) {
        job->second.stop.request_stop();
    }
}

void BackupWorker::stop()
{
    for (auto& [request, job] : m_jobs) {
        job.stop.request_stop();
    }
    if (!m_pool.waitForDone(endGraceMsecs)) {
        m_pool.clear();
        m_abandoned.request_stop();
        m_pool.waitForDone();
    }
    takeOver(this);
    m_timer.stop();
}

BackupWorker::Job BackupWorker::begin(RequestId request)
{
    Job job{.stop = {}, .steps = std::make_shared<Steps>(mostSteps)};
    m_jobs.insert_or_assign(request, job);
    m_timer.start();
    return job;
}

void BackupWorker::end(RequestId request)
{
    const auto job = m_jobs.find(request);
    if (job != m_jobs.end()) {
        tellSteps(request, job->second);
        m_jobs.erase(request);
    }
    if (m_jobs.empty()) {
        m_timer.stop();
    }
}

/// Who hears it may cancel, but begins nothing.
void BackupWorker::tellSteps()
{
    const std::map<RequestId, Job> jobs = m_jobs;
    for (const auto& [request, job] : jobs) {
        tellSteps(request, job);
    }
}

void BackupWorker::tellSteps(RequestId request, const Job& job)
{
    for (const StepProgress& step : job.steps->drain()) {
        Q_EMIT stepBegun(request, step);
    }
}

TellStep BackupWorker::tellTo(const std::shared_ptr<Steps>& steps)
{
    return [steps](const StepProgress& progress) {
        [[maybe_unused]] const bool isKept = steps->push(progress);
    };
}

tl::unexpected<Error> BackupWorker::tooSlow()
{
    return fail(ErrorCode::InvalidFile, u"the file system does not answer"_s);
}

} // namespace vedette::engine

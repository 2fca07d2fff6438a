// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/EngineExports.h"

#include "core/base/Expendable.h"
#include "core/base/Post.h"

#include <utility>

namespace vedette::engine {

namespace {

constexpr milliseconds exportGrace{2000};
constexpr milliseconds progressInterval{150};
constexpr milliseconds longestExport = std::chrono::days{365};
constexpr std::size_t mostStepsUntold = 256; // what comes in between is not worth telling

} // namespace

EngineExports::EngineExports(QString dataFolder, NextRequest next)
    : m_dataFolder(std::move(dataFolder))
    , m_next(std::move(next))
{
    m_pool.setMaxThreadCount(1);
    m_progressTimer.setInterval(progressInterval);
    connect(&m_progressTimer, &QTimer::timeout, this, &EngineExports::tellProgress);
}

EngineExports::~EngineExports()
{
    stop();
}

RequestId EngineExports::start(const ExportOrder& order, const QString& path)
{
    const RequestId request = m_next();
    post(this, [this, request, job = ExportJob{m_dataFolder, order}, path] {
        begin(request, job, path);
    });
    return request;
}

void EngineExports::cancel(RequestId request)
{
    post(this, [this, request] {
        if (const auto run = m_runs.find(request); run != m_runs.end()) {
            run->second.stop.request_stop();
        }
    });
}

void EngineExports::stop()
{
    m_isStopped = true;
    m_progressTimer.stop();
    for (auto& [request, run] : m_runs) {
        run.stop.request_stop();
    }
    if (!m_pool.waitForDone(static_cast<int>(exportGrace.count()))) {
        m_pool.clear();
        m_leave.request_stop();
        m_pool.waitForDone();
    }
    takeOver(this);
    m_runs.clear();
}

void EngineExports::begin(RequestId request, const ExportJob& job, const QString& path)
{
    if (m_isStopped) {
        return;
    }
    const Run run{{}, std::make_shared<Steps>(mostStepsUntold)};
    m_runs.emplace(request, run);
    m_progressTimer.start();
    const auto work = [job, path, steps = run.steps, stop = run.stop.get_token()] {
        const auto tell = [&steps](const StepProgress& step) {
            [[maybe_unused]] const bool isTold = steps->push(step);
        };
        return exportHistoryInto(path, job, tell, stop);
    };
    handOver(this);
    m_pool.start([this, request, work, leave = m_leave.get_token()] {
        takeOver(this);
        auto count = expendable(work, Deadline::after(longestExport), leave);
        post(this, [this, request, count = std::move(count)] { end(request, count); });
    });
}

void EngineExports::end(RequestId request, const Result<ExportCount>& count)
{
    if (m_runs.erase(request) == 0) {
        return; // all was stopped
    }
    if (m_runs.empty()) {
        m_progressTimer.stop();
    }
    Q_EMIT finished(request, count);
}

/// The newest alone: who listens may be slower than the work.
void EngineExports::tellProgress()
{
    std::vector<std::pair<RequestId, StepProgress>> news;
    for (const auto& [request, run] : m_runs) {
        if (const std::vector<StepProgress> steps = run.steps->drain(); !steps.empty()) {
            news.emplace_back(request, steps.back());
        }
    }
    for (const auto& [request, step] : news) {
        Q_EMIT progressed(request, step);
    }
}

} // namespace vedette::engine

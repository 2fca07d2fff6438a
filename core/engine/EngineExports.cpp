// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/EngineExports.h"

#include "core/base/Post.h"

#include <utility>

namespace vedette::engine {

namespace {

constexpr milliseconds longestExport = std::chrono::days{365};

} // namespace

EngineExports::EngineExports(QString dataFolder, NextRequest next)
    : m_dataFolder(std::move(dataFolder))
    , m_next(std::move(next))
{
    connect(&m_worker, &StepWorker::stepBegun, this, &ExportSource::progressed);
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
    post(this, [this, request] { m_worker.cancel(request); });
}

void EngineExports::askToStop()
{
    m_worker.askToStop();
}

void EngineExports::stop(const Deadline& deadline)
{
    m_worker.stop(deadline);
}

void EngineExports::begin(RequestId request, const ExportJob& job, const QString& path)
{
    m_worker.run(
        request,
        longestExport,
        [job, path](const TellStep& tell, const std::stop_token& stop) {
            return exportHistoryInto(path, job, tell, stop);
        },
        [this, request](const Result<ExportCount>& count) { Q_EMIT finished(request, count); });
}

} // namespace vedette::engine

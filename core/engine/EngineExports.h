// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/BoundedQueue.h"
#include "core/engine/HistoryExport.h"
#include "core/fleet/ExportSource.h"

#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <stop_token>

namespace vedette::engine {

/// The engine's ExportSource: a worker of its own writes one file after the other. Its commands may
/// be called from any thread. Lives on: the engine's thread.
class EngineExports final : public ExportSource
{
public:
    using NextRequest = std::function<RequestId()>;

    EngineExports(QString dataFolder, NextRequest next);
    EngineExports(const EngineExports&) = delete;
    EngineExports& operator=(const EngineExports&) = delete;
    /// stop().
    ~EngineExports() override;

    RequestId start(const ExportOrder& order, const QString& path) override;
    void cancel(RequestId request) override;
    /// Ends all of them; what a file system holds up for two seconds is left behind. Nothing is
    /// told any more.
    void stop();

private:
    using Steps = BoundedQueue<StepProgress>;

    struct Run
    {
        std::stop_source stop;
        std::shared_ptr<Steps> steps; ///< shared with the thread, which may be left behind
    };

    void begin(RequestId request, const ExportJob& job, const QString& path);
    void end(RequestId request, const Result<ExportCount>& count);
    void tellProgress();

    const QString m_dataFolder;
    const NextRequest m_next;
    QThreadPool m_pool;
    std::stop_source m_leave; ///< what does not end by itself
    std::map<RequestId, Run> m_runs;
    QTimer m_progressTimer;
    bool m_isStopped = false;
};

} // namespace vedette::engine

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/HistoryExport.h"
#include "core/engine/StepWorker.h"
#include "core/fleet/ExportSource.h"

#include <functional>

namespace vedette::engine {

/// The engine's ExportSource: a worker of its own writes one file after the other. Its commands may
/// be called from any thread, its end from its own. Lives on: the engine's thread.
class EngineExports final : public ExportSource
{
public:
    using NextRequest = std::function<RequestId()>;

    EngineExports(QString dataFolder, NextRequest next);

    RequestId start(const ExportOrder& order, const QString& path) override;
    void cancel(RequestId request) override;
    /// As StepWorker does it: what a file system holds up beyond `deadline` is left behind.
    void askToStop();
    void stop(const Deadline& deadline);

private:
    void begin(RequestId request, const ExportJob& job, const QString& path);

    const QString m_dataFolder;
    const NextRequest m_next;
    StepWorker m_worker;
};

} // namespace vedette::engine

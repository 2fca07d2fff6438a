// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Post.h"
#include "core/engine/ConfigThread.h"
#include "core/engine/Engine.h"
#include "core/engine/EngineBackups.h"
#include "core/engine/EngineCommands.h"
#include "core/engine/EngineCore.h"
#include "core/engine/EngineExports.h"
#include "core/engine/EngineKits.h"
#include "core/engine/EngineNotes.h"
#include "core/engine/EngineProbes.h"
#include "core/engine/EngineQuestions.h"
#include "core/engine/EngineSecrets.h"
#include "core/store/history/HistoryStore.h"

#include <QLockFile>
#include <QThread>

#include <atomic>
#include <memory>
#include <vector>

namespace vedette::engine {

/// What an Engine owns, and how its commands reach the core thread.
class Engine::Private
{
public:
    const Clock* clock = nullptr;
    std::unique_ptr<QLockFile> lock;
    std::unique_ptr<ConfigThread> config;
    std::unique_ptr<store::HistoryStore> history;
    std::unique_ptr<store::HistoryStore> past; ///< to be read alone, in place of `history`
    std::unique_ptr<SecretKeeper> keeper; ///< until the core has it
    std::unique_ptr<EngineCore> core;
    std::unique_ptr<EngineSecrets> secrets;
    std::unique_ptr<EngineQuestions> questions;
    std::unique_ptr<EngineKits> kits;
    std::unique_ptr<EngineProbes> probes;
    std::unique_ptr<EngineCommands> commands;
    std::unique_ptr<EngineExports> exports;
    std::unique_ptr<EngineNotes> notes;
    std::unique_ptr<EngineBackups> backups; ///< null where nothing is written
    std::vector<Damage> damages;
    bool isViewOnly = false;
    QThread thread;
    std::atomic<qint64> lastRequest = 0;
    std::atomic<Engine*> listener
        = nullptr; ///< told of commits by the writer thread while it lives

    template <class Command>
    RequestId send(Command command)
    {
        const RequestId request{++lastRequest};
        post(core.get(), [target = core.get(), request, command = std::move(command)] {
            command(*target, request);
        });
        return request;
    }

    /// All are asked first, so that those which hang take no longer than one that does.
    void stopWorkers() const
    {
        const Deadline deadline = Deadline::after(StepWorker::endGrace);
        if (exports) {
            exports->askToStop();
        }
        if (backups) {
            backups->askToStop();
            backups->stop(deadline);
        }
        if (exports) {
            exports->stop(deadline);
        }
    }

    void report(const store::HistoryProgress& progress) const
    {
        Engine* engine = listener;
        if (engine == nullptr) {
            return;
        }
        post(core.get(), [target = core.get(), progress] { target->addProgress(progress); });
        if (progress.committed) {
            post(engine, [engine, committed = progress.committed] {
                Q_EMIT engine->samplesCommitted(*committed);
            });
        }
    }
};

} // namespace vedette::engine

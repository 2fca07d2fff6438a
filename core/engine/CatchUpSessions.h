// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/Scheduler.h"
#include "core/engine/CatchUp.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace vedette::engine {

/// Asks on the slow shell of a server's live session. A whole day takes a while to be read: a
/// worker of its own does that, no thread that others wait for. Lives on: core thread.
class CatchUpSessions final : public QObject
{
    Q_OBJECT

public:
    /// `scheduler` outlives it, and is stopped before it goes.
    CatchUpSessions(collect::Scheduler& scheduler, const Clock& clock, QObject* parent);
    CatchUpSessions(const CatchUpSessions&) = delete;
    CatchUpSessions& operator=(const CatchUpSessions&) = delete;
    /// stop().
    ~CatchUpSessions() override;

    /// Answered once, on any thread, perhaps at once; NotFound where no session lives, or it ends.
    void ask(const CatchUp::Question& question, CatchUp::Answer answer);
    /// Waits for what is being read; nothing more is.
    void stop();

private:
    class OneAnswer;
    struct Heard;

    void read(const Heard& heard);

    collect::Scheduler& m_scheduler;
    const Clock& m_clock;
    bool m_isStopped = false;
    QThreadPool m_pool;
};

} // namespace vedette::engine

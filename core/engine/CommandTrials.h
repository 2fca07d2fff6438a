// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/Scheduler.h"
#include "core/model/CommandTrial.h"
#include "core/model/CustomCommand.h"

#include <QObject>

#include <deque>
#include <map>

namespace vedette::engine {

/// Runs of commands that a person asked for, outside of any rhythm: at most 16 at a time, whatever
/// the number of servers. Lives on: core thread.
class CommandTrials final : public QObject
{
    Q_OBJECT

public:
    CommandTrials(collect::Scheduler& scheduler, QObject* parent);

    /// As CommandSource::run().
    void run(RequestId request, const CustomCommand& command, const std::vector<ServerId>& servers);
    void cancel(RequestId request);
    /// Nothing is emitted any more.
    void stop() { m_requests.clear(); }

    /// What a session said of a run, or that it ended; once for each.
    void endRun(quint64 run, const CommandTrial& trial);

Q_SIGNALS:
    void tried(vedette::RequestId request, const vedette::CommandTrial& trial);
    void finished(vedette::RequestId request, const std::optional<vedette::Error>& error);

private:
    struct Request
    {
        CustomCommand command;
        std::deque<ServerId> waiting;
        int running = 0;
        bool isCancelled = false;
    };
    struct Run
    {
        RequestId request;
        ServerId server;
    };

    void startWaiting();
    void start(RequestId request, const CustomCommand& command, ServerId server);
    void drop(quint64 run, ServerId server);
    void finishIfLast(RequestId request);

    collect::Scheduler& m_scheduler;
    std::map<RequestId, Request> m_requests;
    std::map<quint64, Run> m_runs;
    quint64 m_lastRun = 0;
};

} // namespace vedette::engine

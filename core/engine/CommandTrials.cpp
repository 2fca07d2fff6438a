// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/CommandTrials.h"

#include "core/base/Post.h"
#include "core/collect/slow/CommandTask.h"

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

constexpr std::size_t mostRuns = 16;

CommandTrial failedTrial(ServerId server, ErrorCode code, const QString& why)
{
    CommandTrial trial;
    trial.server = server;
    trial.error = Error{code, why, 0};
    return trial;
}

/// Ends a run once: with what its session says, or else when nobody is left to say it. Called from
/// any thread, by one at a time.
class RunEnd
{
public:
    RunEnd(CommandTrials* trials, quint64 run, ServerId server)
        : m_trials(trials)
        , m_run(run)
        , m_server(server)
    { }
    RunEnd(const RunEnd&) = delete;
    RunEnd& operator=(const RunEnd&) = delete;
    ~RunEnd()
    {
        if (!m_isTold) {
            tell(failedTrial(
                m_server, ErrorCode::ConnectionLost, u"the session ended before the command"_s));
        }
    }

    void tell(const CommandTrial& trial)
    {
        m_isTold = true;
        post(m_trials, [trials = m_trials, run = m_run, trial] { trials->endRun(run, trial); });
    }

private:
    CommandTrials* m_trials;
    quint64 m_run;
    ServerId m_server;
    bool m_isTold = false;
};

} // namespace

CommandTrials::CommandTrials(collect::Scheduler& scheduler, QObject* parent)
    : QObject(parent)
    , m_scheduler(scheduler)
{ }

void CommandTrials::run(RequestId request,
                        const CustomCommand& command,
                        const std::vector<ServerId>& servers)
{
    const auto valid = validate(command);
    if (!valid || servers.empty()) {
        Q_EMIT finished(request, valid ? std::nullopt : std::optional(valid.error()));
        return;
    }
    m_requests[request] = {command, {servers.begin(), servers.end()}};
    startWaiting();
}

void CommandTrials::startWaiting()
{
    for (auto& [id, request] : m_requests) {
        while (!request.waiting.empty() && m_runs.size() < mostRuns) {
            const ServerId server = request.waiting.front();
            request.waiting.pop_front();
            ++request.running;
            start(id, request.command, server);
        }
    }
}

void CommandTrials::start(RequestId request, const CustomCommand& command, ServerId server)
{
    const quint64 run = ++m_lastRun;
    m_runs[run] = {request, server};
    // The session that runs it is the other owner.
    const auto end = std::make_shared<RunEnd>(this, run, server);
    const collect::ServerRecord* const record = m_scheduler.find(server);
    if (record != nullptr && record->server().access == ServerAccess::FixedProbe) {
        end->tell(failedTrial(
            server, ErrorCode::NotAvailable, u"the fixed probe is all that this login may run"_s));
        return;
    }
    m_scheduler.visit(server, [end, run, command, server](collect::LiveSession* live) {
        if (live == nullptr) {
            end->tell(failedTrial(
                server, ErrorCode::NotFound, u"there is no connection to the server"_s));
            return;
        }
        live->slow.runOnce({run,
                            collect::taskOf(command),
                            [end, command, server](const Result<collect::SlowAnswer>& answer) {
                                end->tell(collect::trialOf(command, server, answer));
                            }});
    });
}

void CommandTrials::endRun(quint64 run, const CommandTrial& trial)
{
    const auto ended = m_runs.extract(run);
    if (ended.empty()) {
        return;
    }
    const RequestId id = ended.mapped().request;
    const auto request = m_requests.find(id);
    if (request != m_requests.end()) {
        --request->second.running;
        Q_EMIT tried(id, trial);
        finishIfLast(id);
    }
    startWaiting();
}

void CommandTrials::finishIfLast(RequestId request)
{
    const auto ended = m_requests.find(request);
    if (ended == m_requests.end() || ended->second.running > 0 || !ended->second.waiting.empty()) {
        return;
    }
    const bool wasCancelled = ended->second.isCancelled;
    m_requests.erase(ended);
    Q_EMIT finished(
        request, wasCancelled ? std::optional(Error{ErrorCode::Cancelled, {}, 0}) : std::nullopt);
}

/// One that has begun ends on its server.
void CommandTrials::drop(quint64 run, ServerId server)
{
    m_scheduler.visit(server, [run](collect::LiveSession* live) {
        if (live != nullptr) {
            live->slow.cancelRun(run);
        }
    });
}

void CommandTrials::cancel(RequestId request)
{
    const auto cancelled = m_requests.find(request);
    if (cancelled == m_requests.end()) {
        return;
    }
    cancelled->second.isCancelled = true;
    const auto waiting = std::exchange(cancelled->second.waiting, {});
    for (const auto& [id, run] : m_runs) {
        if (run.request == request) {
            drop(id, run.server);
        }
    }
    for (const ServerId server : waiting) {
        Q_EMIT tried(request, failedTrial(server, ErrorCode::Cancelled, {}));
    }
    finishIfLast(request);
}

} // namespace vedette::engine

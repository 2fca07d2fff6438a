// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "core/collect/ServerContext.h"
#include "core/collect/slow/SlowTask.h"

#include <QString>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace vedette::collect {

/// What runs on the slow shell of a session: slow probes one after another, each in its own
/// rhythm, beside the polls. A task that hangs costs its shell, and the next one gets a new one; a
/// server that allows no slow shell costs the slow probes, and the polls go on. Lives with its
/// session in a PollLoop.
class SlowLane
{
public:
    explicit SlowLane(const Clock& clock);

    /// All slow probes that are asked of that server. `asked`: when earlier sessions asked them;
    /// the id spreads the first answers of many servers, a fixed way for each.
    void addCatalogue(const SlowTimes& asked, const Server& server);
    /// Takes the place of one with the same name.
    void add(SlowTask task, const SlowSchedule::Rhythm& rhythm);
    /// Also of one that runs nothing more is heard.
    void remove(const QString& task);

    /// Somebody looks at the page of that probe: asked often. Empty: nobody looks any more. A
    /// command keeps the rhythm that its user gave it.
    void watch(const QString& probe);
    /// Asks it as soon as nothing else runs there.
    void ask(const QString& probe);

    /// As soon as nothing else runs there, before what is due.
    void runOnce(SlowRun run);
    /// It ends with Cancelled; what runs is ended on the server, and tells what it had said so far.
    void cancelRun(quint64 id);

    /// Takes in what came, and starts what is due: the answer, when one is complete. Call it when
    /// the descriptor is ready, and when wake() has come.
    [[nodiscard]] std::optional<Snapshot> advance(ServerContext& context);
    /// Nothing while there is no slow shell.
    [[nodiscard]] std::optional<ssh::Wait> wait() const;
    [[nodiscard]] MonotonicTime wake() const { return m_wake; }
    [[nodiscard]] int channels() const { return m_shell ? m_shell->channels() : 0; }

private:
    struct Running
    {
        SlowTask task;
        QByteArray nonce;
        MonotonicTime deadline;
        std::function<void(const Result<SlowAnswer>& answer)> done; ///< of a SlowRun
        std::optional<quint64> run{}; ///< its id
        bool isRemoved = false; ///< meanwhile
        bool isCancelled = false;
    };

    [[nodiscard]] std::optional<Snapshot> listen(ServerContext& context);
    [[nodiscard]] std::optional<Snapshot> startDue(ServerContext& context);
    [[nodiscard]] std::optional<Snapshot> startRun(ServerContext& context);
    [[nodiscard]] std::optional<Snapshot> begin(Running running, ServerContext& context);
    [[nodiscard]] std::optional<Snapshot> finish(ssh::ShellReply reply, ServerContext& context);
    [[nodiscard]] std::optional<Snapshot> giveUp(const Error& error, const ServerContext& context);
    [[nodiscard]] std::optional<Snapshot> fall(const Error& error, const ServerContext& context);
    [[nodiscard]] Snapshot
    miss(const QString& task, const Error& why, const ServerContext& context);
    void settle(const Snapshot& answer);
    void setWake();

    const Clock& m_clock;
    std::map<QString, SlowTask> m_tasks;
    SlowSchedule m_schedule;
    std::set<QString> m_asked; ///< by a person, and not sent yet
    std::deque<SlowRun> m_runs; ///< that have not begun
    std::unique_ptr<ssh::Transport> m_shell;
    std::optional<Running> m_running;
    std::optional<Error> m_refusal; ///< why there is no slow shell, as long as the session lives
    int m_falls = 0; ///< slow shells that ended since the last answer
    MonotonicTime m_wake{};
};

} // namespace vedette::collect

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "core/engine/CatchUpFeed.h"
#include "core/engine/CatchUpJob.h"
#include "core/engine/ConfigThread.h"
#include "core/model/BootRecord.h"
#include "core/model/Server.h"
#include "core/model/Snapshot.h"
#include "core/store/history/HistoryStore.h"

#include <QObject>

#include <deque>
#include <functional>
#include <map>
#include <utility>
#include <vector>

namespace vedette::engine {

/// Fills the history with what a server itself wrote down while nobody watched it: asked once in a
/// session, some time after its login. It goes to the store alone: it is no news, and raises no
/// alert. Lives on: core thread.
class CatchUp final : public QObject
{
    Q_OBJECT

public:
    /// What is asked of a session.
    struct Question
    {
        ServerId server;
        std::chrono::minutes past{0}; ///< since it began; to `until`
        int file = 0; ///< of sysstat, from the newest one on: 1, 2 …; 0: starts and ends
        std::chrono::minutes until{0}; ///< ago; 0: now
    };
    struct Told
    {
        std::vector<Snapshot> polls;
        std::vector<BootRecord> boots;
        bool isCut = false; ///< older polls of that file did not fit
        bool isBroken = false; ///< newer ones may be missing
    };
    /// Told once, on any thread.
    using Answer = std::function<void(Result<Told> told)>;
    using Ask = std::function<void(const Question& question, Answer answer)>;

    struct Pace
    {
        milliseconds afterLogin{20'000}; ///< the first polls come first
        milliseconds spread{20'000}; ///< of many servers
        milliseconds betweenFiles{2000};
        milliseconds betweenFeeds{100};
    };

    /// Without a history nothing is asked.
    CatchUp(const Clock& clock,
            ConfigThread& config,
            store::HistoryStore* history,
            Ask ask,
            QObject* parent);

    void setPace(const Pace& pace);
    /// All snapshots: the first one of a session ends a gap, which begins at the last answer. What
    /// a session that ended did not tell the next one is asked for. `limits`: what is not kept
    /// anyway is not asked for.
    void accept(const Snapshot& snapshot, const Server& server, const HistoryLimits& limits);
    void forget(ServerId server);
    /// Hands what was told to the store; nothing more is asked.
    void stop();

private:
    using Job = CatchUpJob;
    using Next = CatchUpNext;

    [[nodiscard]] std::optional<Timestamp> noteAnswer(const Snapshot& snapshot);
    void begin(ServerId server, const std::optional<TimeRange>& gap);
    void askNext();
    void ask(ServerId server, Job& job);
    void take(ServerId server, quint64 number, Result<Told>& told);
    [[nodiscard]] Next takeAnswer(ServerId server, Job& job, Result<Told>& told);
    [[nodiscard]] Next takePolls(ServerId server, Job& job, Told& told);
    void keepBoots(ServerId server, const Job& job, const std::vector<BootRecord>& boots);
    void queue(ServerId server, quint64 number, milliseconds delay);

    const Clock& m_clock;
    ConfigThread& m_config;
    store::HistoryStore* m_history;
    Ask m_ask;
    Pace m_pace;
    std::map<ServerId, Timestamp> m_answered; ///< the newest of this run, stored yet or not
    std::map<ServerId, Job> m_jobs;
    std::deque<std::pair<ServerId, quint64>> m_due; ///< and the number of its job
    CatchUpFeed m_feed;
    quint64 m_lastNumber = 0;
    int m_running = 0;
    bool m_isStopped = false;
};

} // namespace vedette::engine

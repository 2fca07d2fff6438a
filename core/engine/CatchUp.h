// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "core/engine/ConfigThread.h"
#include "core/model/BootRecord.h"
#include "core/model/Server.h"
#include "core/model/Snapshot.h"
#include "core/model/TimeRange.h"
#include "core/store/history/HistoryStore.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace vedette::engine {

/// The time before `first`, the first poll of a session, in which nobody watched: as far as is
/// worth asking for, a week at most. Nothing where it is short (5 minutes, or three polls), or
/// where the user had paused the server. Pure function.
[[nodiscard]] std::optional<TimeRange>
gapBefore(Timestamp first, const std::optional<store::NewestPoll>& newest, seconds metricsInterval);

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
        std::chrono::minutes past{0}; ///< until now
        int file = 0; ///< of sysstat, from the newest one on: 1, 2 …; 0: starts and ends
    };
    struct Told
    {
        std::vector<Snapshot> polls;
        std::vector<BootRecord> boots;
    };
    /// Told once, on any thread.
    using Answer = std::function<void(const Result<Told>& told)>;
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

    void setPace(const Pace& pace) { m_pace = pace; }
    /// Of all snapshots the first one of a session counts. What a session that ended did not tell
    /// the next one is asked for. `limits`: what is not kept anyway is not asked for.
    void accept(const Snapshot& snapshot, const Server& server, const HistoryLimits& limits);
    void forget(ServerId server);
    /// Hands what was told to the store; nothing more is asked.
    void stop();

private:
    struct Job
    {
        quint64 number = 0; ///< of the session that is asked
        std::vector<TimeRange> gaps; ///< what was told of them is cut off
        int file = 0;
        int sessions = 0; ///< that were asked
        bool isWaiting = false; ///< for a session
    };
    /// What comes of an answer.
    enum class Next
    {
        File,
        Session,
        Nothing
    };

    void begin(ServerId server, const std::optional<TimeRange>& gap);
    void askNext();
    void ask(ServerId server, const Job& job);
    void take(ServerId server, quint64 number, const Result<Told>& told);
    [[nodiscard]] static Next nextAfter(const Error& error, int file);
    [[nodiscard]] Next takeAnswer(ServerId server, Job& job, const Result<Told>& told);
    [[nodiscard]] Next takePolls(ServerId server, Job& job, const std::vector<Snapshot>& polls);
    void keepBoots(ServerId server, const Job& job, const std::vector<BootRecord>& boots);
    void queue(ServerId server, quint64 number, milliseconds delay);
    void feed();

    const Clock& m_clock;
    ConfigThread& m_config;
    store::HistoryStore* m_history;
    Ask m_ask;
    Pace m_pace;
    std::map<ServerId, Job> m_jobs;
    std::deque<std::pair<ServerId, quint64>> m_due; ///< and the number of its job
    std::deque<Snapshot> m_polls; ///< that the store has not been given
    QTimer m_feedTimer;
    quint64 m_lastNumber = 0;
    int m_running = 0;
    bool m_isStopped = false;
};

} // namespace vedette::engine

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/BoundedQueue.h"
#include "core/base/Clock.h"
#include "core/base/Deadline.h"
#include "core/collect/DueQueue.h"
#include "core/collect/PollCommand.h"
#include "core/collect/Pulse.h"
#include "core/collect/SessionLimits.h"
#include "core/ssh/PollSet.h"

#include <QRunnable>

#include <functional>
#include <map>
#include <memory>

namespace vedette::collect {

/// What a poll loop has to tell: a snapshot, and whether the session is gone with it.
struct PollOutcome
{
    quint64 session = 0;
    Snapshot snapshot;
    bool isSessionLost = false;
};

/// Serves many live sessions on one thread: starts polls, waits for all at once, reads the answers.
/// A server that hangs holds nothing but its own deadline: a session whose server lives stays for a
/// second try, one that fell silent is dropped. Runs on: poll pool; commands come from any thread.
class PollLoop final : public QRunnable
{
public:
    /// `report` is called on the loop's thread.
    PollLoop(const Clock& clock,
             std::function<void(PollOutcome)> report,
             const SessionLimits& limits = {});

    void adopt(quint64 session, std::unique_ptr<ServerContext> context);
    /// False when the loop can't take it: a missed poll.
    [[nodiscard]] bool poll(quint64 session, PollKind kind);
    /// Calls `visitor` on the loop's thread, with null when the session is gone.
    void visit(quint64 session, std::function<void(LiveSession* live)> visitor);
    void release(quint64 session);
    void stop();

    void run() override;

private:
    struct Running
    {
        QByteArray nonce;
        PollKind kind = PollKind::Status;
        Deadline deadline;
        std::optional<qint64> receivedInTime{}; ///< set once it is overdue
    };
    struct Session
    {
        std::unique_ptr<ServerContext> context;
        SlowLane slow;
        Pulse pulse;
        std::optional<Running> running{};
        bool hasMissedOne = false; ///< the latest poll got no answer
    };

    void push(PollCommand command);
    void obey(PollCommand command);
    void carryOut(PollCommand command);
    void adoptNow(AdoptSession adopt);
    void receive(const VisitSession& visit);
    void reportGone(const PollSession& poll);
    void start(quint64 session, Session& entry, const PollSession& poll);
    /// Sessions, and when each was first seen to have something.
    [[nodiscard]] std::map<quint64, MonotonicTime> waitForReady();
    void serveReady();
    void serveDue();
    void refresh(quint64 session);
    void turn(quint64 session);
    [[nodiscard]] std::optional<qint64> receivedBy(quint64 session) const;
    void advance(quint64 session);
    void advanceSlow(quint64 session);
    [[nodiscard]] std::chrono::microseconds
    withoutGathering(std::chrono::microseconds roundTrip) const;
    void lookAfter(quint64 session, Session& entry);
    void lookAfterQuiet(quint64 session, Session& entry);
    void missAnswer(quint64 session, Session& entry);
    void askForSign(quint64 session, Session& entry);
    void lose(quint64 session, const Error& error);
    [[nodiscard]] milliseconds timeToNextDue() const;
    [[nodiscard]] milliseconds timeLeft(const Session& entry) const;

    const Clock& m_clock;
    std::function<void(PollOutcome)> m_report;
    const SessionLimits m_limits;
    BoundedQueue<PollCommand> m_commands;
    ssh::PollSet m_descriptors;
    DueQueue<quint64> m_due; ///< sessions, by the system's clock
    std::map<quint64, Session> m_sessions;
    std::optional<MonotonicTime> m_heardAt{}; ///< of the session that has its turn
};

} // namespace vedette::collect

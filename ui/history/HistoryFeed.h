// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/FleetSource.h"
#include "ui/history/HistoryPlan.h"

#include <QObject>

#include <array>
#include <deque>
#include <optional>

namespace vedette::ui {

/// Asks the source for the history of many charts: one question for all that they want of a server
/// and a time, a few of them at once. What is asked for no more is never sent, and its answer is
/// passed over. Lives on: GUI thread.
class HistoryFeed final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t mostAtOnce = 4;

    explicit HistoryFeed(FleetSource& source, QObject* parent = nullptr);

    /// These instead of all that was asked before.
    void ask(const std::vector<HistoryJob>& jobs);
    /// These as well, after the others.
    void askBeside(const std::vector<HistoryJob>& jobs);
    [[nodiscard]] bool isIdle() const;

Q_SIGNALS:
    /// To each job with the series that it asked for. Which metrics are stored is told with the
    /// first job of a question alone.
    void answered(const vedette::ui::HistoryJob& job,
                  const vedette::Result<vedette::History>& history);
    /// There is no question left.
    void finished();

private:
    struct Question
    {
        HistoryQuery query;
        std::vector<HistoryJob> jobs; ///< that its answer is for
    };

    /// Of several that wait with one view the source answers the newest only: each lane is one.
    struct Lane
    {
        quint64 view = newHistoryView();
        std::optional<Question> question; ///< that is being answered
        RequestId request; ///< its
        int tries = 0;
    };

    [[nodiscard]] static std::deque<Question> merged(const std::vector<HistoryJob>& jobs);
    void sendNext();
    void send(Lane& lane);
    void take(RequestId request, const Result<History>& history);
    /// False when whoever heard it has asked anew.
    [[nodiscard]] bool handOut(const Question& question, const Result<History>& history);
    [[nodiscard]] bool handOutParts(const Question& question, History whole);
    [[nodiscard]] bool tell(const HistoryJob& job, const Result<History>& history);

    FleetSource& m_source;
    std::deque<Question> m_waiting;
    std::array<Lane, mostAtOnce> m_lanes;
    int m_asked = 0; ///< how often, so that an answer is not handed out further
};

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/FleetSource.h"
#include "ui/history/HistoryPlan.h"

#include <QObject>

#include <deque>
#include <optional>

namespace vedette::ui {

/// Asks the source for the history of many charts, one question after the other: of several that
/// wait the source answers the newest only. What is asked for no more is never sent, and its answer
/// is passed over. Lives on: GUI thread.
class HistoryFeed final : public QObject
{
    Q_OBJECT

public:
    explicit HistoryFeed(FleetSource& source, QObject* parent = nullptr);

    /// These instead of all that was asked before.
    void ask(std::vector<HistoryJob> jobs);
    /// These as well, after the others.
    void askBeside(const std::vector<HistoryJob>& jobs);
    [[nodiscard]] bool isIdle() const { return !m_current && m_waiting.empty(); }

Q_SIGNALS:
    void answered(const vedette::ui::HistoryJob& job,
                  const vedette::Result<vedette::History>& history);
    /// There is no question left.
    void finished();

private:
    void sendNext();
    void send();
    void take(RequestId request, const Result<History>& history);

    FleetSource& m_source;
    std::deque<HistoryJob> m_waiting;
    std::optional<HistoryJob> m_current; ///< the one that is being answered
    RequestId m_request; ///< its
    int m_tries = 0;
};

} // namespace vedette::ui

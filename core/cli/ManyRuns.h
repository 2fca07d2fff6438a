// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/cli/LoginOptions.h"
#include "core/cli/RunReport.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <stop_token>
#include <thread>
#include <vector>

namespace vedette::cli {

/// Runs a command once.
[[nodiscard]] RunOutcome runOn(const LoginTarget& login,
                               const CustomCommand& command,
                               milliseconds timeout,
                               const AskPerson& ask,
                               const std::stop_token& stop);

/// The same on one or many servers, 16 at a time, each with a session of its own. Lives on: main
/// thread.
class ManyRuns final
{
public:
    /// Told each outcome as it comes, by the number of its server.
    using Tell = std::function<void(std::size_t server, const RunOutcome& outcome)>;

    ManyRuns(const std::vector<LoginTarget>& logins,
             const CustomCommand& command,
             milliseconds timeout,
             AskPerson ask);
    ManyRuns(const ManyRuns&) = delete;
    ManyRuns& operator=(const ManyRuns&) = delete;
    ~ManyRuns() = default;

    /// Until all have ended; what a signal to stop ends is Cancelled, and ends on its server. True
    /// when that was Ctrl+C.
    [[nodiscard]] bool run(Tell tell);

private:
    void work();
    void take(std::size_t server, const RunOutcome& outcome);

    const std::vector<LoginTarget>& m_logins;
    const CustomCommand& m_command;
    const milliseconds m_timeout;
    const AskPerson m_ask; ///< called on a worker
    Tell m_tell;
    QObject m_context; ///< where outcomes arrive
    std::stop_source m_stop;
    std::atomic<std::size_t> m_next = 0;
    std::size_t m_ended = 0;
    std::vector<std::jthread> m_workers; ///< last: they use the rest
};

} // namespace vedette::cli

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Snapshot.h"
#include "core/model/Work.h"

#include <QByteArray>

#include <map>
#include <optional>

namespace vedette::collect {

/// The newest answer to each request of a session, for "Show your work": bounded, and packed where
/// it comes rarely. Lives with its ServerContext.
class WorkLog
{
public:
    /// The answer to a poll of all fast probes.
    struct Poll
    {
        QByteArray reply; ///< whole, with its sections
        QByteArray nonce;
        std::chrono::microseconds took{0};
        Timestamp collectedAt;
    };

    void keep(PollKind kind, Poll poll);
    void keep(Work work);
    /// Of a fast probe the part that it read. NotFound: it has not answered yet.
    [[nodiscard]] Result<Work> find(const QString& probe) const;

private:
    [[nodiscard]] Result<Work> findInPoll(const QString& probe) const;

    std::optional<Poll> m_status;
    std::optional<Poll> m_metrics;
    std::map<QString, Work> m_slow; ///< their output packed
};

} // namespace vedette::collect

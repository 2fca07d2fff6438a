// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/RetentionPolicy.h"
#include "core/store/Connection.h"
#include "core/store/history/ClockTrust.h"
#include "core/store/history/HourSealer.h"
#include "core/store/history/OldPolls.h"
#include "core/store/history/OpenHours.h"
#include "core/store/history/Retention.h"
#include "core/store/history/RollupJob.h"

#include <deque>
#include <memory>

namespace vedette::store {

/// What the writer does between its commits, in slices of a few milliseconds: makes chunks of the
/// hours that are over, empties the journal of them, rolls up what is older, and deletes what is
/// too old. Lives on: the writer's thread, as long as its connection.
class Housekeeping
{
public:
    /// `hours`: what waits in the journal; what became a chunk leaves it. `trust` says whether the
    /// wall clock may delete.
    Housekeeping(const Connection& connection,
                 OpenHours& hours,
                 ClockTrust& trust,
                 const Clock& clock = systemClock());

    /// Looked at by the next slice; null: everything is kept. The writer is the other owner.
    void setRetention(const std::shared_ptr<const RetentionPolicy>& policy);
    /// Whether there is something to do at once.
    [[nodiscard]] bool isBusy() const;
    /// Finds out what is due, or does a piece of it.
    [[nodiscard]] Result<void> doSlice();

private:
    void findDueHours(MonotonicTime now);
    void startPasses(MonotonicTime now);
    [[nodiscard]] bool isLate(const HourKey& key) const;
    [[nodiscard]] bool mustWait(const HourKey& key) const;
    [[nodiscard]] Result<void> sealNext();
    [[nodiscard]] Result<void> trimJournal();

    const Connection& m_connection;
    OpenHours& m_hours;
    ClockTrust& m_trust;
    const Clock& m_clock;
    HourSealer m_sealer;
    OldPolls m_oldPolls;
    RollupJob m_rollups;
    Retention m_retention;
    std::shared_ptr<const RetentionPolicy> m_policy;
    std::deque<HourKey> m_due; ///< hours that are over
    bool m_isTrimming = true; ///< the journal holds rows that became chunks
    MonotonicTime m_lookAt{}; ///< for hours that are over
    MonotonicTime m_passAt{}; ///< when the next pass over all servers begins
    bool m_wantsRetention = false; ///< behind the rollups of the same pass
};

} // namespace vedette::store

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/model/BackupPlan.h"

#include <optional>

namespace vedette::engine {

/// When the next backup of a plan is due: a day or a week after the newest one, whoever made it,
/// and one that was missed some minutes after the start. Time comes in. Lives on: one thread.
class BackupSchedule
{
public:
    static constexpr std::chrono::minutes grace{5}; ///< after the start, or another plan
    static constexpr std::chrono::hours retry{1}; ///< after a failure

    void setPlan(const BackupPlan& plan, MonotonicTime now);
    [[nodiscard]] const BackupPlan& plan() const { return m_plan; }

    [[nodiscard]] bool isDue(Timestamp now, MonotonicTime monotonic) const;
    /// The newest backup of the folder; nothing where there is none. One of the future, from a
    /// clock that was wrong, is none.
    void setNewest(std::optional<Timestamp> newest) { m_newest = newest; }
    void addFailure(MonotonicTime now) { m_notBefore = now + retry; }

private:
    BackupPlan m_plan;
    MonotonicTime m_notBefore;
    std::optional<Timestamp> m_newest;
};

/// Whether one is due: also where `newest` is later than `now`, since somebody has set the clock
/// back.
[[nodiscard]] bool isBackupDue(BackupRhythm rhythm, std::optional<Timestamp> newest, Timestamp now);

} // namespace vedette::engine

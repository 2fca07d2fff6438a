// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/BackupSchedule.h"

namespace vedette::engine {

void BackupSchedule::setPlan(const BackupPlan& plan, MonotonicTime now)
{
    if (plan.rhythm != m_plan.rhythm || plan.folder != m_plan.folder) {
        m_newest.reset();
        m_notBefore = now + grace;
    }
    m_plan = plan;
}

bool BackupSchedule::isDue(Timestamp now, MonotonicTime monotonic) const
{
    return monotonic >= m_notBefore && isBackupDue(m_plan.rhythm, m_newest, now);
}

bool isBackupDue(BackupRhythm rhythm, std::optional<Timestamp> newest, Timestamp now)
{
    if (rhythm == BackupRhythm::Never) {
        return false;
    }
    const std::chrono::days interval{rhythm == BackupRhythm::Daily ? 1 : 7};
    return !newest || *newest > now || now - *newest >= interval;
}

} // namespace vedette::engine

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/overview/LiveAbsences.h"

#include <algorithm>
#include <utility>

namespace vedette::ui {

namespace {

std::optional<AbsenceKind> absenceOf(ServerState state)
{
    if (state == ServerState::Paused) {
        return AbsenceKind::Paused;
    }
    return isDown(state) ? std::optional(AbsenceKind::Unreachable) : std::nullopt;
}

/// What of it was before the one that goes on, which is better known.
void endBefore(std::vector<Absence>& past, Timestamp time)
{
    std::erase_if(past, [time](const Absence& absence) { return absence.range.from >= time; });
    for (Absence& absence : past) {
        absence.range.to = std::min(absence.range.to, time);
    }
}

} // namespace

void LiveAbsences::setStored(std::vector<Absence> stored)
{
    m_past = std::move(stored);
    if (m_current) {
        endBefore(m_past, m_current->range.from);
    }
}

bool LiveAbsences::observe(const ServerStatus& status)
{
    const std::optional<AbsenceKind> kind = absenceOf(status.state);
    const bool goesOn = m_current && !kind && !isUp(status.state); // it is tried once more
    if (goesOn || kind == (m_current ? std::optional(m_current->kind) : std::nullopt)) {
        return false;
    }
    if (m_current) {
        m_current->range.to = std::max(status.since, m_current->range.from);
        m_past.push_back(*m_current);
        m_current.reset();
    }
    if (kind) {
        m_current = Absence{{status.since, Timestamp::max()}, *kind};
        endBefore(m_past, status.since);
    }
    return true;
}

std::vector<Absence> LiveAbsences::all() const
{
    std::vector<Absence> absences = m_past;
    if (m_current) {
        absences.push_back(*m_current);
    }
    return absences;
}

} // namespace vedette::ui

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/RangeTrail.h"

namespace vedette::ui {

namespace {

constexpr milliseconds oneMove{800}; // between two steps that a hand makes in one go
constexpr std::size_t longestTrail = 100;

} // namespace

void RangeTrail::start(const HistoryRange& range)
{
    m_before.clear();
    m_current = range;
    m_movedAt = Timestamp::min();
}

void RangeTrail::choose(const HistoryRange& range)
{
    m_movedAt = Timestamp::min();
    if (range != m_current) {
        keepCurrent();
        m_current = range;
    }
}

void RangeTrail::move(const TimeRange& range, Timestamp at)
{
    const bool goesOn
        = m_movedAt != Timestamp::min() && at >= m_movedAt && at - m_movedAt < oneMove;
    if (!goesOn) {
        keepCurrent();
    }
    m_movedAt = at;
    m_current.fixed = range;
}

void RangeTrail::back()
{
    m_movedAt = Timestamp::min();
    if (!m_before.empty()) {
        m_current = m_before.back();
        m_before.pop_back();
    }
}

void RangeTrail::keepCurrent()
{
    if (m_before.size() == longestTrail) {
        m_before.erase(m_before.begin());
    }
    m_before.push_back(m_current);
}

} // namespace vedette::ui

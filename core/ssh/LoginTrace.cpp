// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/LoginTrace.h"

#include "core/base/Clock.h"

#include <utility>

namespace vedette::ssh {

void LoginTrace::begin(LoginStage stage)
{
    begin(stage, systemClock().monotonic());
}

void LoginTrace::begin(LoginStage stage, MonotonicTime at)
{
    end(at);
    m_steps.push_back({.stage = stage, .took = {}, .notes = {}, .error = {}});
    m_began = at;
    m_isUnderWay = true;
}

void LoginTrace::add(LoginStep step)
{
    end(systemClock().monotonic());
    m_steps.push_back(std::move(step));
}

void LoginTrace::note(const QString& text)
{
    if (!m_steps.empty()) {
        m_steps.back().notes += text;
    }
}

void LoginTrace::fail(const Error& error)
{
    if (!m_steps.empty()) {
        m_steps.back().error = error;
    }
}

LoginSteps LoginTrace::take()
{
    end(systemClock().monotonic());
    return std::exchange(m_steps, {});
}

void LoginTrace::end(MonotonicTime at)
{
    if (std::exchange(m_isUnderWay, false)) {
        m_steps.back().took = std::chrono::duration_cast<milliseconds>(at - m_began);
    }
}

} // namespace vedette::ssh

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Diagnosis.h"

namespace vedette::ssh {

/// Writes down how a login goes: which stage took how long, what was found, where it ended. Lives
/// on: the thread of that login.
class LoginTrace
{
public:
    /// Ends the stage before.
    void begin(LoginStage stage);
    /// The same, for a stage that began earlier than it was noticed.
    void begin(LoginStage stage, MonotonicTime at);
    /// A stage that ended before, as it went.
    void add(LoginStep step);
    void note(const QString& text);
    /// The stage that is under way is where the login ended.
    void fail(const Error& error);
    /// Ends the last stage and hands all of them over.
    [[nodiscard]] LoginSteps take();

private:
    void end(MonotonicTime at);

    LoginSteps m_steps;
    MonotonicTime m_began{};
    bool m_isUnderWay = false;
};

} // namespace vedette::ssh

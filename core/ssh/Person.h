// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/AskPerson.h"
#include "core/model/LoginPrompts.h"

#include <QString>

namespace vedette::ssh {

struct Attempt;

/// Who wants a login right now, if anybody does: is asked what the host wants to know, while the
/// deadline of the login stands still. Lives on: the thread of that login.
class Person final
{
public:
    /// `attempt` outlives it. An empty `ask`: nobody is there.
    Person(AskPerson ask, QString host, Attempt& attempt);

    [[nodiscard]] bool isThere() const { return static_cast<bool>(m_ask); }
    [[nodiscard]] bool hasAsked() const { return m_hasAsked; }
    /// One answer per prompt. `socket` is watched meanwhile. AuthQuestion, with the server's words,
    /// when nobody is there, answers in time, or wants to, and when the server hangs up before.
    /// Cancelled.
    [[nodiscard]] Result<LoginAnswers> answer(LoginPrompts prompts, int socket);

private:
    [[nodiscard]] Result<LoginAnswers> waitFor(const LoginPrompts& prompts, int socket);

    AskPerson m_ask;
    QString m_host;
    Attempt& m_attempt;
    bool m_hasAsked = false;
};

} // namespace vedette::ssh

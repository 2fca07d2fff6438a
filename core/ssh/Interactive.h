// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/ssh/Patience.h"
#include "core/ssh/Person.h"
#include "core/ssh/Session.h"

#include <QByteArray>

namespace vedette::ssh {

/// Which prompt may be answered with the password.
enum class PromptPolicy
{
    AnyHidden,
    NamedPassword ///< one that says "password": after another proof, it may be a code that is asked
};

/// With AuthQuestion: the password was right, and something else is asked for.
inline constexpr QLatin1StringView
    secondProof("the server asks for a second proof after the password");

struct PromptAnswer
{
    const Secret& password; ///< empty: none is kept, or it was offered already
    PromptPolicy policy = PromptPolicy::AnyHidden;
    Person& person; ///< answers all else
};

/// How a dialogue ended.
enum class PromptEnd
{
    LoggedIn,
    Refused,
    NotEnough, ///< right, and another proof is asked for
    Unasked ///< refused before anything was asked
};

/// A keyboard-interactive login (RFC 4256). The password answers the first round alone, when that
/// is one hidden prompt, and only once; the person is asked everything else, in three rounds of
/// four prompts at most. AuthQuestion, with the server's words, when nobody is there to answer
/// them, or when it asks more. PasswordExpired when it asks for a new password.
[[nodiscard]] Result<PromptEnd>
answerPrompts(Session& session, const QByteArray& user, PromptAnswer answer, Patience& patience);

} // namespace vedette::ssh

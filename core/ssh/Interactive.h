// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/ssh/Patience.h"
#include "core/ssh/Session.h"

#include <QByteArray>

namespace vedette::ssh {

/// Which prompt may be answered with the password.
enum class PromptPolicy
{
    AnyHidden,
    NamedPassword ///< one that says "password": after another proof, it may be a code that is asked
};

/// With AuthNeedsUser: the password was right, and something else is asked for.
inline constexpr QLatin1StringView
    secondProof("the server asks for a second proof after the password");

struct PromptAnswer
{
    const Secret& password;
    PromptPolicy policy = PromptPolicy::AnyHidden;
};

/// A keyboard-interactive login that asks for nothing but the password: one hidden prompt, answered
/// once. True when logged in, false when refused. AuthNeedsUser, with the server's words, when it
/// asks for anything else, or with secondProof.
[[nodiscard]] Result<bool>
answerPrompts(Session& session, const QByteArray& user, PromptAnswer answer, Patience& patience);

} // namespace vedette::ssh

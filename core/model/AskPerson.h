// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/LoginPrompts.h"

#include <functional>
#include <stop_token>

namespace vedette {

/// What ends the wait for a person.
struct AnswerWait
{
    std::stop_token stop;
    std::function<Result<void>()> check; ///< an error once nobody waits any more: ask it often
};

/// Asks a person; blocks until there is an answer, or check() has failed: then with its error.
/// Cancelled when the person does not want to answer. Called from the thread of the login.
using AskPerson
    = std::function<Result<LoginAnswers>(const LoginPrompts& prompts, const AnswerWait& wait)>;

} // namespace vedette

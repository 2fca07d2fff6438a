// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"
#include "core/model/AskPerson.h"

namespace vedette::cli {

/// The person at the terminal, for a login at once; empty where the input is none. `console` must
/// outlive it.
[[nodiscard]] AskPerson personAt(const Console& console);

/// Shows what a server asks, on the error stream and as plain text, and reads a line for each
/// prompt; what is hidden is not echoed. Cancelled at the end of the input, else as AskPerson.
[[nodiscard]] Result<LoginAnswers>
askAt(const Console& console, const LoginPrompts& prompts, const AnswerWait& wait);

} // namespace vedette::cli

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/StepProgress.h"
#include "core/cli/Console.h"

#include <functional>
#include <stop_token>

namespace vedette::cli {

/// Runs blocking `work` on a thread of its own until it ends; Ctrl+C, SIGTERM and SIGHUP ask it to.
/// What it tells of its progress is said on the error stream. True when it was Ctrl+C.
/// Called from the main thread, whose event loop runs meanwhile.
[[nodiscard]] bool
runStoppable(const Console& console,
             const std::function<void(const TellStep& tell, const std::stop_token& stop)>& work);

} // namespace vedette::cli

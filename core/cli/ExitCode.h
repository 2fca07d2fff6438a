// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <QString>

namespace vedette::cli {

/// What a verb tells the shell. The numbers are part of the interface (README.md).
enum class ExitCode
{
    Ok = 0,
    Failed = 1,
    Usage = 2,
    Unreachable = 3, ///< no answer, refused, or no such name
    Authentication = 4,
    HostKey = 5,
    UnusableAnswer = 6, ///< connected, but what the server says can't be used
    DataFolder = 7,
    NewerDatabase = 8,
    AlreadyRunning = 9,
    NotFound = 10,
    Interrupted = 130 ///< Ctrl+C, as shells tell it: 128 and SIGINT
};

[[nodiscard]] ExitCode exitCode(ErrorCode code);
/// The same, but of what a jump host forbids: it is the way that is closed.
[[nodiscard]] ExitCode exitCode(const Error& error);
/// The table of codes as it stands in every help text.
[[nodiscard]] QString exitCodeHelp();

} // namespace vedette::cli

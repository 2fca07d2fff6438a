// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/collect/PollText.h"
#include "core/model/CustomCommand.h"
#include "core/parse/CommandOutput.h"

#include <QByteArray>

namespace vedette::collect {

inline constexpr int killedExitCode = 128 + 9; ///< of a script that was ended

/// A valid command as one line for the shell that knows resources/probes/slow: a call of vd_custom.
/// Script and parameters are carried as data, whatever they hold. The answer takes up to the
/// command's timeout and 5 s.
[[nodiscard]] QByteArray commandRequest(const CustomCommand& command, const QByteArray& nonce);

/// What came back; of what had to be killed, or printed too much, the beginning. PermissionDenied
/// when sudo refused, and CommandMissing ("sudo") where there is none: neither gets better by
/// asking again; CommandFailed when the server could not start it, and Malformed when the answer
/// is not whole. That the script itself failed is no error: it has an exit code.
[[nodiscard]] Result<parse::CommandOutput> readCommandAnswer(const PollText& text,
                                                             const CustomCommand& command);

} // namespace vedette::collect

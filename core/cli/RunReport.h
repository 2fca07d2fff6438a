// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"
#include "core/cli/ProbeTarget.h"
#include "core/model/CommandTrial.h"
#include "core/model/ConnectionReport.h"
#include "core/model/CustomCommand.h"

#include <QJsonObject>

#include <optional>

namespace vedette::cli {

/// What became of one run on one server.
struct RunOutcome
{
    ConnectionReport report;
    std::optional<CommandTrial> trial{}; ///< nothing where the login failed
};

/// How runs are told.
struct RunStyle
{
    bool isJson = false;
    bool isOneOfMany = false; ///< each line begins with the server's name
    bool showsValues = false; ///< what was read of the output, as well
};

/// `{"server", "target", "ok", "exitCode", "duration", "output", "errors", "metrics", "error"}`;
/// `duration` is in seconds; `metrics` only where values are shown. What is not known is left out.
[[nodiscard]] QJsonObject trialJson(const RunStyle& style,
                                    const ProbeTarget& target,
                                    const CustomCommand& command,
                                    const CommandTrial& trial);

/// Output to the standard output, errors and what failed to the error stream. Ok: it ran, ended
/// with 0 and, where values are shown, could be read; of a Nagios plug-in with any of its statuses.
ExitCode tellRun(const Console& console,
                 const RunStyle& style,
                 const ProbeTarget& target,
                 const CustomCommand& command,
                 const RunOutcome& outcome);

} // namespace vedette::cli

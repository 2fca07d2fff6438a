// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CustomCommand.h"
#include "ui/servers/ServerRow.h"
#include "ui/tables/TableRow.h"

#include <QHash>

#include <optional>
#include <vector>

namespace vedette::ui {

/// How the newest run of a command went on one server.
enum class CommandOutcome
{
    NotRun, ///< there is no answer yet
    Well,
    Warning, ///< a plug-in's status, or an exit code other than 0
    Failed ///< it could not run, or not be read, or not all of it
};
/// Why it failed; nothing where it went well or warns.
[[nodiscard]] std::optional<Error> failureOf(const SlowAnswer& answer);
[[nodiscard]] CommandOutcome outcomeOf(const SlowAnswer* answer);
/// The value of command[NAME].FIELD in an answer, without an instance: "exitCode", "duration".
[[nodiscard]] std::optional<double> fieldOf(const SlowAnswer& answer, QLatin1StringView field);

/// On how many servers it went how.
struct CommandCounts
{
    int well = 0;
    int warning = 0;
    int failed = 0;
};
/// Of all these commands at once, by name: on the servers that they are meant for.
[[nodiscard]] QHash<QString, CommandCounts>
countOutcomes(const std::vector<CustomCommand>& commands, const std::vector<ServerRow>& servers);
/// "failed on 1 of 4 servers", with its sign.
[[nodiscard]] RowCell countsCell(const CustomCommand& command, const CommandCounts& counts);

} // namespace vedette::ui

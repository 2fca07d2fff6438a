// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/VerbParser.h"
#include "core/engine/Configuration.h"
#include "core/model/CustomCommand.h"

#include <QJsonObject>

namespace vedette::cli {

/// The options by which a command is described on the command line: `command add`, `command edit`.
void addCommandOptions(VerbParser& parser);

/// True when any of them was given.
[[nodiscard]] bool hasCommandOptions(const VerbParser& parser);

/// The command as the options change it but for its parameters, not yet validated; `configuration`
/// knows the servers that they name. InvalidConfig with what is wrong about an option, NotFound.
[[nodiscard]] Result<CustomCommand> withCommandOptions(const VerbParser& parser,
                                                       const Console& console,
                                                       engine::Configuration& configuration,
                                                       CustomCommand command);

/// As setParameter(), with each --set.
[[nodiscard]] Result<CustomCommand>
withParameters(const VerbParser& parser, CustomCommand command, bool mayAdd);

/// Gives a parameter its value, "NAME=VALUE"; a new one is added where `mayAdd`. InvalidConfig.
[[nodiscard]] Result<void>
setParameter(CustomCommand& command, const QString& assignment, bool mayAdd);

/// The command of that name; NotFound tells how to see which there are.
[[nodiscard]] Result<CustomCommand> findCommand(engine::Configuration& configuration,
                                                const QString& name);

/// As an exported list has it, with its id and the names of its servers.
[[nodiscard]] QJsonObject shownCommand(const CustomCommand& command,
                                       const std::vector<Server>& servers);

/// "all servers", "tags production, eu; db1", "no server": for whom it is.
[[nodiscard]] QString targetsOf(const CustomCommand& command, const std::vector<Server>& servers);

} // namespace vedette::cli

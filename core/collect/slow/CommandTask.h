// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowLane.h"
#include "core/collect/slow/SlowTask.h"
#include "core/model/CommandTrial.h"
#include "core/model/CustomCommand.h"

#include <vector>

namespace vedette::collect {

/// A valid command as what runs on the slow shell: "command/NAME". An output that can't be read
/// still gives exitCode and duration, with the reason as `gap`.
[[nodiscard]] SlowTask taskOf(const CustomCommand& command);

/// Those that run there: switched on and meant for that server. None where only the fixed probe may
/// run.
[[nodiscard]] std::vector<CustomCommand> commandsFor(const std::vector<CustomCommand>& commands,
                                                     const Server& server);

/// Gives the lane of a new session the commands of its context.
void addCommands(SlowLane& lane, const ServerContext& context, MonotonicTime now);
/// The commands are these now: what is new, or runs otherwise than before, runs soon; what stays
/// keeps its rhythm.
void changeCommands(SlowLane& lane,
                    ServerContext& context,
                    const std::vector<CustomCommand>& commands,
                    MonotonicTime now);

/// What one run gave, from its answer, or from what hindered it.
[[nodiscard]] CommandTrial
trialOf(const CustomCommand& command, ServerId server, const Result<SlowAnswer>& answer);

} // namespace vedette::collect

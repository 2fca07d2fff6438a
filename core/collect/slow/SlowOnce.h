// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/ServerContext.h"
#include "core/model/CommandTrial.h"

#include <stop_token>

namespace vedette::collect {

/// One blocking question to a slow probe, for the command line; NotFound where there is none of
/// that name, in `unavailable` as whatever else hinders.
[[nodiscard]] Snapshot
askOnce(ServerContext& context, const QString& slowProbe, const std::stop_token& stop);

/// One blocking run of a valid command, for the command line.
[[nodiscard]] CommandTrial
runOnce(ServerContext& context, const CustomCommand& command, const std::stop_token& stop);

} // namespace vedette::collect

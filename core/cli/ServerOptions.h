// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/VerbParser.h"
#include "core/model/Server.h"

namespace vedette::cli {

/// The options by which a server is described on the command line: `server add`, `server edit`.
void addServerOptions(VerbParser& parser);

/// True when any of them was given.
[[nodiscard]] bool hasServerOptions(const VerbParser& parser);

inline constexpr int optionWidth = 18; ///< of the names in optionLines()
/// "host-key-policy   accept-new": what each option would say of the server, a line for each that
/// applies to it.
[[nodiscard]] QStringList optionLines(const Server& server);

/// The server as the options change it. InvalidConfig with the field's name, or with what is
/// wrong about an option.
[[nodiscard]] Result<Server> withOptions(const VerbParser& parser, const Server& server);

} // namespace vedette::cli

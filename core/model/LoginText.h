// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Server.h"

namespace vedette {

/// The way to a server, in one line: jump hosts, or the command with all that it is given; empty:
/// directly. Two servers with another one are reached in another way.
[[nodiscard]] QString wayTo(const Server& server);

/// All that a login is aimed at: account, address, and the way in. Two servers with the same text
/// may be given the same secret; with another text a kept secret is not for this one.
[[nodiscard]] QString loginText(const Server& server);

} // namespace vedette

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Server.h"

namespace vedette {

/// All that a login is aimed at: account, address, and the way in. Two servers with the same text
/// may be given the same secret; with another text a kept secret is not for this one.
[[nodiscard]] QString loginText(const Server& server);

} // namespace vedette

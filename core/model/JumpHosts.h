// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Server.h"

#include <QString>

#include <vector>

namespace vedette {

inline constexpr qsizetype maxJumpHosts = 8;

/// "ops@bastion:2222, second" as ssh's ProxyJump reads it (ssh_config(5)): the hosts that a
/// connection goes through, the first one nearest to us. Each is an address as parseTarget() takes
/// it, but never this computer; none for an empty text. InvalidConfig with "proxyJump" for anything
/// else, also for ssh's "none" and for more than maxJumpHosts: nothing is guessed or left out.
[[nodiscard]] Result<std::vector<Server>> parseJumpHosts(const QString& text);

} // namespace vedette

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/SshHostConfig.h"
#include "core/ssh/config/SshConfigRun.h"

namespace vedette::ssh {

/// What a configuration comes to for a host: defaults filled in, tokens expanded where ssh does it
/// before it connects. InvalidFile with the line when OpenSSH refuses what it comes to.
[[nodiscard]] Result<SshHostConfig>
outcomeOf(const SshConfigRun& run, const SshScript& script, const SshConfigSystem& system);

} // namespace vedette::ssh

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/config/SshArguments.h"

namespace vedette::ssh {

// Whether OpenSSH understands what is forwarded. Each is an SshCheck.

std::optional<QString> checkLocalForward(SshArguments& arguments);
std::optional<QString> checkRemoteForward(SshArguments& arguments);
std::optional<QString> checkDynamicForward(SshArguments& arguments);
std::optional<QString> checkRemoteOpen(SshArguments& arguments); ///< PermitRemoteOpen
std::optional<QString> checkTunnelDevice(SshArguments& arguments);

} // namespace vedette::ssh

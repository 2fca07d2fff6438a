// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/config/SshArguments.h"

namespace vedette::ssh {

// The names of algorithms that OpenSSH 9.2 knows; with another it refuses the file. Each is an
// SshCheck. A list may begin with "+", "^" or "-"; after "-" anything stands.

std::optional<QString> checkCiphers(SshArguments& arguments);
std::optional<QString> checkMacs(SshArguments& arguments);
std::optional<QString> checkKexAlgorithms(SshArguments& arguments);
std::optional<QString> checkGssKex(SshArguments& arguments); ///< of Debian's OpenSSH
std::optional<QString> checkKeyTypes(SshArguments& arguments); ///< with patterns
std::optional<QString> checkFingerprintHash(SshArguments& arguments);

} // namespace vedette::ssh

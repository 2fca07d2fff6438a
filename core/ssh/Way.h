// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Server.h"
#include "core/ssh/AddressBook.h"
#include "core/ssh/FileDescriptor.h"
#include "core/ssh/JumpEnd.h"
#include "core/ssh/ProxyProcess.h"

#include <memory>

namespace vedette::ssh {

struct Attempt;

/// What leads to a host: a socket, and the program at its other end when there is one.
struct Way
{
    FileDescriptor socket;
    std::unique_ptr<ProxyProcess> program = nullptr; ///< ends when this goes
    std::shared_ptr<const JumpEnd> jumpHost = nullptr; ///< that it leads through; null: none
};

/// The way from this computer: the host's own ProxyCommand when it has one, and never past that;
/// else directly. The errors of dial(); ProxyCommandOff, ProxyCommandFailed, InvalidConfig.
[[nodiscard]] Result<Way> openWay(const Server& server, AddressBook* addresses, Attempt& attempt);

} // namespace vedette::ssh

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/HostSession.h"
#include "core/ssh/Login.h"
#include "core/ssh/Session.h"

#include <memory>

namespace vedette::ssh {

/// login() without a shell: dials, through all jump hosts of the server or not at all, checks the
/// host key and authenticates. Blocks; any thread. Its errors are those of login().
[[nodiscard]] Result<std::unique_ptr<Session>> openServerSession(const LoginRequest& request,
                                                                 Attempt& attempt);

} // namespace vedette::ssh

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ssh/Helpers.h"
#include "tests/support/InteropServer.h"

namespace vedette::test {

/// A request with the key that the server lets in, and no known_hosts.
[[nodiscard]] ssh::LoginRequest requestFor(const InteropServer& server);

/// Each make in a run of its own (GENERATE).
[[nodiscard]] SshSoftware anySoftware();

/// True, and the reason told, when the server does not run: leave the test.
[[nodiscard]] bool isSkipped(const InteropServer& server);

} // namespace vedette::test

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/login/ConnectionTester.h"
#include "core/engine/ProbeSession.h"
#include "core/model/AccessReport.h"

#include <stop_token>

namespace vedette::engine {

/// Whether the kit's key can do what it must and nothing else. `way.server` is the kit's. Blocks
/// until `timeout` at most; any thread.
[[nodiscard]] AccessReport verifyAccess(const collect::ConnectionTester::Target& way,
                                        milliseconds timeout,
                                        const std::stop_token& stop);

/// The same for the command line.
[[nodiscard]] AccessReport verifyAccess(const ProbeSession::Target& target, milliseconds timeout);

} // namespace vedette::engine

// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Deadline.h"
#include "core/model/AccessReport.h"
#include "core/ssh/Login.h"

#include <stop_token>

namespace vedette::collect {

/// Logs in as the request says, twice: tries all that the fixed probe's key must not be able to do,
/// then asks for all that it must. Blocks until `deadline` at most; `stop` ends it soon. Called
/// from pool threads; holds no shared state.
[[nodiscard]] AccessReport
verifyAccess(ssh::LoginRequest request, Deadline deadline, const std::stop_token& stop);

} // namespace vedette::collect
